import type { Passage, PassagePart } from '../../../src/search/passages.ts';
import { hitFinder, type Hit, type HitFinder } from './find-hits.ts';
import type { IndexDatabase } from './index-file.ts';
import type { ItemRecord } from './item-record.ts';
import { pagesWorthALook, placesByDocument, rarePlaces, type RarePlace } from './rare-places.ts';
import { fold } from './words.ts';
import { prepared } from './prepared.ts';

/** Of one publication. */
const mostPassages = 3;
/** Of the documents of one publication, in UTF-16 units: what is behind that is not looked through. */
const mostText = 1_500_000;
/** Pages of one publication that are looked through in full, and so many that have every word. */
const mostPages = 5;
const enoughPages = 4;

const passageLength = 240;
/** How much of what stands before the first hit is shown. */
const leadIn = 60;

interface Found {
  passage: Omit<Passage, 'parts'>;
  text: string;
  window: Window;
}

interface Window {
  hits: Hit[];
  /** More different things that were looked for weigh more than many of one. */
  weight: number;
}

/**
 * The best places of items in which something stands that was looked for: key learning first, then
 * the web page, then documents, each with the words marked. Where it stands in none of them, the name
 * of what the item belongs to, so that nobody has to guess why it was found.
 *
 * @param sequences stems that follow each other, each as one thing that is looked for
 */
export function findPassages(
  database: IndexDatabase,
  rows: readonly number[],
  sequences: readonly string[][],
): Map<number, Passage[]> {
  const finder = hitFinder(sequences);
  const places = rarePlaces(database, rows, sequences);
  return new Map(rows.map((row) => [row, passagesOf(database, row, finder, places.get(row))]));
}

function passagesOf(
  database: IndexDatabase,
  row: number,
  finder: HitFinder,
  places: readonly RarePlace[] | undefined,
): Passage[] {
  const kept = prepared(database, 'SELECT record FROM item WHERE row = ?').pluck().get(row);
  if (kept === undefined) return [];
  const record = JSON.parse(kept as string) as ItemRecord;
  const [learning] = best(
    record.learning.flatMap((text) => lookIn({ from: 'learning' }, text, finder)),
  );
  const [body] = best(lookIn({ from: 'body' }, record.body, finder));
  const nearby = places ? inDocuments(database, record, finder, places) : [];
  const documents = best(
    nearby.length > 0 ? nearby : inDocuments(database, record, finder, undefined),
  );
  const first = [learning, body].filter((one) => one !== undefined);
  const all = [...first, ...documents].slice(0, mostPassages);
  const shown = all.length > 0 ? all : inNames(record, finder);
  return shown.map(({ passage, text, window }) => ({
    ...passage,
    parts: partsOf(text, window.hits),
  }));
}

function inNames({ about }: ItemRecord, finder: HitFinder): Found[] {
  return best(about.flatMap((name) => lookIn({ from: 'about' }, name, finder))).slice(0, 1);
}

function inDocuments(
  database: IndexDatabase,
  record: ItemRecord,
  finder: HitFinder,
  places: readonly RarePlace[] | undefined,
): Found[] {
  const rare = placesByDocument(database, record, places);
  const looked: Looked[] = [];
  let left = mostText;
  let whole = 0;
  for (const { id, sha256 } of record.documents) {
    const own = rare?.get(sha256) ?? [];
    // What is rare stands in another one of its documents.
    if (rare && own.length === 0) continue;
    for (const { page, text } of pagesWorthALook(database, sha256, own)) {
      if (left <= 0 || whole >= enoughPages) break;
      left -= text.length;
      const folded = fold(text);
      const promise = finder.promiseOf(folded);
      if (promise === finder.mostPromise) whole += 1;
      const passage = { from: 'document' as const, document: id, page };
      if (promise > 0) looked.push({ passage, text, folded, promise });
    }
  }
  const promising = looked.toSorted((a, b) => b.promise - a.promise).slice(0, mostPages);
  return promising.flatMap(({ passage, text, folded }) => found(passage, text, folded, finder));
}

interface Looked {
  passage: Found['passage'];
  text: string;
  folded: string;
  promise: number;
}

function lookIn(passage: Found['passage'], text: string, finder: HitFinder): Found[] {
  return found(passage, text, fold(text), finder);
}

function found(
  passage: Found['passage'],
  text: string,
  folded: string,
  finder: HitFinder,
): Found[] {
  const window = bestWindow(finder.find(folded));
  return window ? [{ passage, text, window }] : [];
}

/** Stable, so that of those that are as good the first one goes first. */
function best(found: readonly Found[]): Found[] {
  return found.toSorted((a, b) => b.window.weight - a.window.weight);
}

/** The hits that go together into one passage and tell most. */
function bestWindow(hits: readonly Hit[]): Window | undefined {
  let best: Window | undefined;
  let to = 0;
  hits.forEach((first, from) => {
    while (to < hits.length && (hits[to]?.end ?? 0) - first.start <= passageLength - leadIn)
      to += 1;
    const inside = hits.slice(from, Math.max(to, from + 1));
    const different = new Set(inside.map(({ sequence }) => sequence)).size;
    const weight = different * 10 + Math.min(inside.length, 5);
    if (!best || weight > best.weight) best = { hits: inside, weight };
  });
  return best;
}

function partsOf(text: string, hits: readonly Hit[]): PassagePart[] {
  const [first] = hits;
  const last = hits.at(-1);
  if (!first || !last) return [];
  const start = beginningBefore(text, first.start);
  const end = endAfter(text, Math.max(last.end, start + passageLength));
  const parts: PassagePart[] = [];
  const add = (from: number, to: number, isMarked: boolean) => {
    if (to > from) parts.push({ text: text.slice(from, to), isMarked });
  };
  let at = start;
  for (const hit of hits) {
    add(at, hit.start, false);
    add(hit.start, hit.end, true);
    at = hit.end;
  }
  add(at, end, false);
  return withDots(parts, start > 0, end < text.length);
}

function withDots(parts: PassagePart[], isCutBefore: boolean, isCutAfter: boolean): PassagePart[] {
  const before = isCutBefore ? [{ text: '… ', isMarked: false }] : [];
  const after = isCutAfter ? [{ text: ' …', isMarked: false }] : [];
  return [...before, ...parts, ...after];
}

/** Where a sentence begins shortly before, else a word. */
function beginningBefore(text: string, at: number): number {
  if (at <= leadIn) return 0;
  const from = at - leadIn;
  // With the sign that follows, in case that it begins with the hit.
  const before = text.slice(from, at + 1);
  const sentence = [...before.matchAll(/(?<=[.!?]\s)\S/gu)].at(-1);
  if (sentence) return from + sentence.index;
  const word = before.search(/(?<=\s)\S/u);
  return word >= 0 ? from + word : at;
}

function endAfter(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const blank = text.lastIndexOf(' ', at);
  return blank > at - leadIn ? blank : at;
}
