import { findNames } from '../names/find-names.js';
import type { TextPiece } from '../read-document.js';
import type { Finding, NameFound, WatchList } from '../report.js';
import { matchWatchList } from '../watch-list/match-watch-list.js';
import { dates } from './dates.js';
import { eMailAddresses } from './e-mail-addresses.js';
import { gatherFindings, type Sighting } from './gather-findings.js';
import { identifierWords } from './identifier-words.js';
import { nationalInsuranceNumbers } from './national-insurance-numbers.js';
import { nhsNumbers } from './nhs-numbers.js';
import { numberPlates } from './number-plates.js';
import type { Detail, SearchedText } from './pattern.js';
import { postcodes } from './postcodes.js';
import { readable } from './readable-text.js';
import { referenceNumbers } from './reference-numbers.js';
import { telephoneNumbers } from './telephone-numbers.js';

/** In this order: of two that overlap, the first is meant. */
const patterns: ((text: SearchedText) => Detail[])[] = [
  eMailAddresses,
  nhsNumbers,
  nationalInsuranceNumbers,
  dates,
  telephoneNumbers,
  postcodes,
  numberPlates,
  referenceNumbers,
];

/** Other dates are one note together, with how many there are in its places. */
const toldTogether = new Set(['other-date']);

/**
 * Looks for what identifies people in all texts of a document and in its file name: numbers, dates,
 * addresses, the names of the watch-list; and lists what looks like a person's name.
 */
export function findIdentifying(
  texts: readonly TextPiece[],
  { watchList, fileName }: { watchList?: WatchList; fileName: string },
): { findings: Finding[]; names: NameFound[] } {
  const all = [...texts, fileNamePiece(fileName)];
  const sightings = all.flatMap(detailsIn);
  if (watchList) sightings.push(...matchWatchList(all, watchList));
  return { findings: gatherFindings(sightings, identifierWords), names: findNames(texts) };
}

function fileNamePiece(fileName: string): TextPiece {
  const place = { words: 'File name', page: null, boxes: [] };
  return { channel: 'file-name', text: fileName, placeOf: () => place };
}

function detailsIn(piece: TextPiece): Sighting[] {
  const { text, originalOf } = readable(piece.text);
  const taken: Detail[] = [];
  for (const pattern of patterns) {
    for (const detail of pattern({ text, channel: piece.channel }))
      if (!taken.some((other) => detail.start < other.end && detail.end > other.start))
        taken.push(detail);
  }
  return taken.map(({ kind, severity, value, start, end }) => ({
    kind,
    severity,
    value: toldTogether.has(kind) ? '' : value,
    text: text.slice(start, end),
    place: piece.placeOf(originalOf(start), originalOf(end - 1) + 1),
  }));
}
