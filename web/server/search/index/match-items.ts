import type { IndexDatabase } from './index-file.ts';
import type { WantedWords } from './wanted-words.ts';

/** What of a query was looked for, and which items have it. */
export interface Matches {
  /** The rows of all items that have it, the best first. */
  rows: Int32Array;
  /** Words that were not looked for, since they are in nearly everything; as typed. */
  ignored: string[];
}

/**
 * How much an occurrence in each field counts. One in a title outweighs any number in a document;
 * FTS5's bm25 tops out at 2.2 times the weight of a word.
 */
const weights = { title: 8, learning: 4, summary: 3, about: 2, body: 1.5, documents: 0.6 };

/** Occurrences that may be counted for the order of the results, and for which items have them. */
const mostRanked = 500_000;
const mostRead = 12_000_000;
const mostWanted = 12;

/** Scores that differ by less than so much are equal, and the newer one goes first. */
const alike = Math.log(1.05);

/**
 * Finds the items that have everything that is wanted.
 *
 * @param phrase stems that were typed in a row: an item that has them so goes before others
 */
export function matchItems(
  database: IndexDatabase,
  wanted: readonly WantedWords[],
  phrase: readonly string[],
): Matches {
  const isAllSmall = wanted.every(({ isSmall }) => isSmall);
  const telling = wanted.filter(({ isSmall }) => isAllSmall || !isSmall);
  const { read, ranked, ignored } = withinCosts(telling);
  if (read.length === 0 || telling.some(({ isUnknown }) => isUnknown)) {
    return { rows: new Int32Array(), ignored };
  }
  const scores = new Map<number, number>();
  const costOfPhrase = wanted.reduce((sum, { cost }) => sum + cost, 0);
  const isPhraseRanked =
    phrase.length > 1 && ranked.length === read.length && costOfPhrase <= mostRanked;
  const sequence = isPhraseRanked ? [quoted(phrase)] : [];
  if (ranked.length > 0) {
    const expression = [allOf(ranked), ...sequence].join(' OR ');
    for (const { row, body, documents } of rankedRows(database, expression)) {
      scores.set(row, -(body * weights.body + documents * weights.documents));
    }
  }
  const others = read.filter((one) => !ranked.includes(one));
  if (others.length > 0) keepOnly(scores, rowsOf(database, allOf(others)), ranked.length > 0);
  const inHead = [...read.map(anyOf), ...sequence].join(' OR ');
  for (const { row, score } of headRows(database, inHead)) {
    const known = scores.get(row);
    if (known !== undefined) scores.set(row, known - score);
  }
  return { rows: inOrder(database, scores), ignored };
}

/** The rarest words first, as far as costs allow; what is in nearly everything tells little. */
function withinCosts(telling: readonly WantedWords[]) {
  const read: WantedWords[] = [];
  const ranked: WantedWords[] = [];
  const ignored: string[] = [];
  let cost = 0;
  for (const one of telling.toSorted((a, b) => a.cost - b.cost)) {
    const isTooMuch = read.length >= mostWanted || cost + one.cost > mostRead;
    if (isTooMuch && read.length > 0) {
      ignored.push(one.typed);
      continue;
    }
    cost += one.cost;
    read.push(one);
    if (cost <= mostRanked) ranked.push(one);
  }
  return { read, ranked, ignored };
}

function rankedRows(database: IndexDatabase, expression: string) {
  return database
    .prepare(
      `SELECT rowid AS row, bm25(whole, 0, 1, 0) AS body, bm25(whole, 0, 0, 1) AS documents
       FROM whole WHERE whole MATCH ?`,
    )
    .all(expression) as { row: number; body: number; documents: number }[];
}

function headRows(database: IndexDatabase, expression: string) {
  const { title, learning, summary, about } = weights;
  return database
    .prepare(
      `SELECT rowid AS row, bm25(head, 1, 0, 0, 0) * ${title} + bm25(head, 0, 1, 0, 0) * ${learning}
       + bm25(head, 0, 0, 1, 0) * ${summary} + bm25(head, 0, 0, 0, 1) * ${about} AS score
       FROM head WHERE head MATCH ?`,
    )
    .all(expression) as { row: number; score: number }[];
}

function rowsOf(database: IndexDatabase, expression: string): number[] {
  return database
    .prepare('SELECT rowid FROM whole WHERE whole MATCH ?')
    .pluck()
    .all(expression) as number[];
}

function keepOnly(scores: Map<number, number>, rows: number[], isKnown: boolean): void {
  if (!isKnown) for (const row of rows) scores.set(row, 0);
  const left = new Set(rows);
  for (const row of scores.keys()) if (!left.has(row)) scores.delete(row);
}

const mostDays = 2 ** 16;
const mostRows = 2 ** 24;

/** Best first; of those that are as good as equal, the newest. Sorted as numbers, which is quick. */
function inOrder(database: IndexDatabase, scores: ReadonlyMap<number, number>): Int32Array {
  const days = daysOf(database, [...scores.keys()]);
  const keys = new Float64Array(scores.size);
  let at = 0;
  for (const [row, score] of scores) {
    const step = Math.round(Math.log(Math.max(score, 1e-12)) / alike) + 1000;
    const day = Math.min(Math.max(days.get(row) ?? 0, 0), mostDays - 1);
    keys[at] = (step * mostDays + day) * mostRows + row;
    at += 1;
  }
  keys.sort();
  return Int32Array.from(keys.toReversed(), (key) => key % mostRows);
}

function daysOf(database: IndexDatabase, rows: readonly number[]): ReadonlyMap<number, number> {
  const one = database.prepare('SELECT day FROM item WHERE row = ?').pluck();
  if (rows.length < 200) return new Map(rows.map((row) => [row, Number(one.get(row) ?? 0)]));
  const all = database.prepare('SELECT row, day FROM item').raw().all() as [number, number][];
  return new Map(all);
}

function quoted(stems: readonly string[]): string {
  return `"${stems.join(' ')}"`;
}

function anyOf({ any }: WantedWords): string {
  return `(${any.map(quoted).join(' OR ')})`;
}

function allOf(wanted: readonly WantedWords[]): string {
  return wanted.map(anyOf).join(' AND ');
}
