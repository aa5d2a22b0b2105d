import type { Sighting } from '../identifiers/gather-findings.js';
import type { Box, Place } from '../report.js';
import { documentKinds, type DocumentKind } from './document-words.js';

/** @param index of the page, from 0 */
export function placeOnPage(index: number, boxes: Box[] = []): Place {
  return { words: `Page ${index + 1}`, page: index + 1, boxes };
}

export function placeInFile(words: string): Place {
  return { words, page: null, boxes: [] };
}

/** What was seen once; equal texts of a kind become one finding, and so does what has no text. */
export function sighting(kind: DocumentKind, place: Place, text: string | null = null): Sighting {
  const { severity } = documentKinds[kind];
  return { kind, severity, value: text ?? '', text, place };
}
