/** Words of the vocabulary, in all; the n-th is as usual as words of a language are. */
const vocabularySize = 45_000;
const exponent = 1.05;
/** Words that a document has of its own subject, and how often one of them is taken. */
const topical = { words: 40, share: 0.05 };

const usual =
  'the of and to in was a that for with her his had on they not were by as is at be from agencies children family safeguarding review neglect abuse domestic carer health police school social worker assessment risk learning practice information shared meeting plan visit home mother father adult child'.split(
    ' ',
  );
const syllables =
  'ba be bi bo bu ca ce co da de di do fa fe fi fo ga ge go ha he hi ho la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo'.split(
    ' ',
  );

/** The same numbers each time, from 0 to 1. @param seed an integer */
export function numbersFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A word that is none in any language, but for the most usual ones. Always the same for its rank. */
export function wordOfRank(rank: number): string {
  const known = usual[rank];
  if (known !== undefined) return known;
  let word = '';
  for (let left = rank + syllables.length; left > 0; left = Math.floor(left / syllables.length)) {
    word += syllables[left % syllables.length];
  }
  return `${word}${'nstrld'[rank % 6]}`;
}

const sums = new Float64Array(vocabularySize);
const words: string[] = [];
let sum = 0;
for (let rank = 0; rank < vocabularySize; rank += 1) {
  sum += 1 / (rank + 1) ** exponent;
  sums[rank] = sum;
  words.push(wordOfRank(rank));
}

/** Text with the spread of words that a language has, a page for each 500 words. */
export function naturalPages(seed: number, length: number): string[] {
  const next = numbersFrom(seed);
  const own = Array.from({ length: topical.words }, () => rankAt(next()));
  const pages: string[] = [];
  for (let at = 0; at < length; at += 500) {
    const page = Array.from({ length: Math.min(500, length - at) }, (_, index) => {
      const isOwn = next() < topical.share;
      const rank = isOwn ? own[Math.floor(next() * own.length)] : rankAt(next());
      const word = words[rank ?? 0] ?? 'the';
      return index % 12 === 11 ? `${word}.` : word;
    });
    pages.push(page.join(' '));
  }
  return pages;
}

function rankAt(share: number): number {
  const wanted = share * sum;
  let low = 0;
  let high = vocabularySize - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
