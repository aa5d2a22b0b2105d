import type { Severity, WatchList } from '../report.js';
import { readable } from '../identifiers/readable-text.js';
import type { Sighting } from '../identifiers/gather-findings.js';
import type { Channel, TextPiece } from '../read-document.js';
import { type Hit, hitsInText } from './hits-in-text.js';
import { type KnownWords, knownWordsOf } from './known-words.js';
import { wholeNameAt } from './whole-names.js';
import { type ReadPiece, type Word, wordsOf } from './words-of-text.js';

/** Words of the text that are a name of the list, or a part of one. */
interface NameSeen {
  kind: 'watch-list-name' | 'watch-list-part' | 'watch-list-initials';
  severity: Severity;
  entry: number;
  from: number;
  to: number;
}

/**
 * Looks for the names of a watch-list in all texts. The whole name, in any order and with slips, or
 * surname and first initial, is a block; one part of a name alone is a warning, and a note where
 * that part is an ordinary word too.
 */
export function matchWatchList(texts: readonly TextPiece[], watchList: WatchList): Sighting[] {
  const known = knownWordsOf(watchList);
  return [...byChannel(texts).values()].flatMap((pieces) => namesIn(pieces, known));
}

/** Pieces of one channel follow each other, so that a name divided between two is seen. */
function byChannel(texts: readonly TextPiece[]): Map<Channel, ReadPiece[]> {
  const channels = new Map<Channel, ReadPiece[]>();
  for (const piece of texts) {
    const pieces = channels.get(piece.channel) ?? [];
    pieces.push({ piece, readable: readable(piece.text) });
    channels.set(piece.channel, pieces);
  }
  return channels;
}

function namesIn(pieces: readonly ReadPiece[], known: KnownWords): Sighting[] {
  const words = wordsOf(pieces);
  const sightings: Sighting[] = [];
  for (const hits of hitsInText(words, known).values())
    for (const seen of namesOfOneEntry(words, hits))
      sightings.push(sightingOf(seen, words, pieces));
  return sightings;
}

function namesOfOneEntry(words: readonly Word[], hits: readonly Hit[]): NameSeen[] {
  const seen: NameSeen[] = [];
  let done = -1;
  for (const [at, hit] of hits.entries()) {
    if (hit.from <= done) continue;
    const found = wholeNameAt(words, hits, at) ?? partAlone(hit);
    if (!found || isPartOfLaterName(words, hits, at, found)) continue;
    seen.push({ ...found, entry: hit.entry });
    done = found.to;
  }
  return seen;
}

/** "Amelia and Amelia Hartley": the first is a part alone, the second must not be lost with it. */
function isPartOfLaterName(
  words: readonly Word[],
  hits: readonly Hit[],
  at: number,
  found: { kind: string; from: number; to: number },
): boolean {
  if (found.kind !== 'watch-list-part') return false;
  const near = hits.slice(at + 1, at + 6);
  return near.some(
    (other, number) => other.from <= found.to && wholeNameAt(words, hits, at + 1 + number) !== null,
  );
}

function partAlone(hit: Hit): Omit<NameSeen, 'entry'> | null {
  const { from, to, likeness, isCapital, isOrdinary, lastPart } = hit;
  if (likeness === 'initial') return null;
  if (likeness !== 'exact' && !isCapital) return null;
  if (lastPart === 0 && likeness !== 'one-slip')
    return { kind: 'watch-list-name', severity: isOrdinary ? 'warn' : 'block', from, to };
  return { kind: 'watch-list-part', severity: isOrdinary ? 'note' : 'warn', from, to };
}

function sightingOf(
  { kind, severity, entry, from, to }: NameSeen,
  words: readonly Word[],
  pieces: readonly ReadPiece[],
): Sighting {
  const first = words[from];
  const last = words[to];
  const read = first && pieces[first.piece];
  if (!first || !last || !read) throw new Error('A name was seen outside the words of the text.');
  const end = last.piece === first.piece ? last.end : read.readable.text.length;
  const text = textBetween(words, from, to);
  return {
    kind,
    severity,
    value: `${entry} ${severity} ${text.toLowerCase()}`,
    text,
    place: read.piece.placeOf(
      read.readable.originalOf(first.start),
      read.readable.originalOf(end - 1) + 1,
    ),
  };
}

function textBetween(words: readonly Word[], from: number, to: number): string {
  const between = words.slice(from, to + 1);
  const text = between.map(({ written, before }, at) => (at === 0 ? written : before + written));
  return text.join('').replace(/\s+/gu, ' ');
}
