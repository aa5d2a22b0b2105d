import type { IndexDatabase } from './index-file.ts';
import { prepared } from './prepared.ts';
import { readPages, readSomePages, wordsBefore } from './read-pages.ts';
import type { ItemRecord, TextPage } from './item-record.ts';
import { isTokenOfType } from './words.ts';

/** Words that occur more often are on the first pages, and need no search for where they are. */
const mostHits = 8_000;
const mostSequences = 12;
/** Pages of one document that are worth reading. */
const mostPages = 12;

/** Where a rare word stands in a document, or in all of an item, counted in words. */
export interface RarePlace {
  at: number;
  stem: string;
}

/** By the row of the item. */
export type RarePlaces = ReadonlyMap<number, readonly RarePlace[]>;

/**
 * Finds where to look for what is rare, so that a long report need not be read to its end.
 *
 * @param sequences stems that follow each other, each as one thing that is looked for
 */
export function rarePlaces(
  database: IndexDatabase,
  rows: readonly number[],
  sequences: readonly string[][],
): RarePlaces {
  const places = new Map<number, RarePlace[]>();
  if (sequences.length > mostSequences) return places;
  const wanted = new Set(rows);
  for (const stem of new Set(sequences.flatMap((stems) => rarestOf(database, stems)))) {
    const hits = prepared(
      database,
      "SELECT doc, offset FROM whole_hit WHERE term = ? AND col = 'documents'",
    ).raw();
    for (const [row, at] of hits.all(stem) as [number, number][]) {
      if (!wanted.has(row)) continue;
      const known = places.get(row);
      if (known) known.push({ at, stem });
      else places.set(row, [{ at, stem }]);
    }
  }
  return places;
}

/** @returns none where all of them are usual, or stand for something else */
function rarestOf(database: IndexDatabase, stems: readonly string[]): string[] {
  const sum = prepared(database, 'SELECT sum(hits) FROM word WHERE stem = ?').pluck();
  const known = stems.map((stem) => ({ stem, hits: Number(sum.get(stem) ?? 0) }));
  const [rarest] = known.toSorted((a, b) => a.hits - b.hits);
  if (!rarest || isTokenOfType(rarest.stem) || rarest.hits > mostHits) return [];
  return [rarest.stem];
}

/** The pages of a document that are worth a look: all of them, where nothing in it is rare. */
export function pagesWorthALook(
  database: IndexDatabase,
  sha256: string,
  places: readonly RarePlace[],
): Iterable<TextPage> {
  if (places.length === 0) return readPages(database, sha256);
  const starts = wordsBefore(database, sha256);
  const onPages = new Map<number, Set<string>>();
  for (const { at, stem } of places) {
    const page = starts.findLastIndex((start) => start <= at);
    onPages.set(page, (onPages.get(page) ?? new Set()).add(stem));
  }
  const best = [...onPages].sort(([a, one], [b, other]) => other.size - one.size || a - b);
  const pages = best.slice(0, mostPages).map(([page]) => page);
  return readSomePages(
    database,
    sha256,
    pages.sort((a, b) => a - b),
  );
}

/**
 * The places of an item within each of its documents.
 *
 * @returns undefined where none is known, so that all has to be read
 */
export function placesByDocument(
  database: IndexDatabase,
  { documents }: ItemRecord,
  places: readonly RarePlace[] | undefined,
): ReadonlyMap<string, RarePlace[]> | undefined {
  if (!places) return undefined;
  const byDocument = new Map<string, RarePlace[]>();
  let first = 0;
  for (const sha256 of new Set(documents.map((one) => one.sha256))) {
    const end = first + (wordsBefore(database, sha256).at(-1) ?? 0);
    const own = places.filter(({ at }) => at >= first && at < end);
    byDocument.set(
      sha256,
      own.map(({ at, stem }) => ({ at: at - first, stem })),
    );
    first = end;
  }
  return byDocument;
}
