/** As FTS5's bm25 counts: more of the same word adds less and less, and less in a long text. */
const k1 = 1.2;
const b = 0.75;

/** How much an occurrence in each field counts. One in a title outweighs any number in a document. */
export const weights = {
  title: 8,
  learning: 4,
  summary: 3,
  about: 2,
  body: 1.5,
  documents: 0.6,
} as const;

export type Field = keyof typeof weights;

/** Of a word that nearly everything has: nothing beside other words, and enough among its own. */
const leastRarity = 1e-6;

/**
 * @param length how long the item is beside others: 1 where it is as long as they are
 * @returns from 0 to 2.2
 */
export function saturated(hits: number, length: number): number {
  return (hits * (k1 + 1)) / (hits + k1 * (1 - b + b * length));
}

/** What finding a word tells: much where few items have it. */
export function rarity(itemsWithIt: number, items: number): number {
  const known = Math.log((items - itemsWithIt + 0.5) / (itemsWithIt + 0.5));
  return known > 0 ? known : leastRarity;
}

/** A score is kept in a byte: 0 for none, 1 for what counts nothing, then by steps of some percent. */
const leastScore = 0.01;
const stepOfScore = 0.0325;
const mostOfByte = 255;

export function byteOfScore(score: number): number {
  if (score < leastScore) return 1;
  return Math.min(mostOfByte, 2 + Math.round(Math.log(score / leastScore) / stepOfScore));
}

const scores = Float64Array.from({ length: mostOfByte + 1 }, (_, byte) =>
  byte < 2 ? 0 : leastScore * Math.exp((byte - 2) * stepOfScore),
);

export function scoreOfByte(byte: number): number {
  return scores[byte] ?? 0;
}
