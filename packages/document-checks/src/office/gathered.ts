import type { Sighting } from '../identifiers/gather-findings.js';
import type { Channel, ReadDocument, TextPiece } from '../read-document.js';
import type { Place, Severity } from '../report.js';

/** What reading an Office file has found so far. */
export interface Gathered {
  sightings: Sighting[];
  texts: TextPiece[];
  accessibility: ReadDocument['accessibility'];
}

export const nothingGathered = (): Gathered => ({ sightings: [], texts: [], accessibility: [] });

/** A place that can only be told in words. */
export const inWords = (words: string): Place => ({ words, page: null, boxes: [] });

/** Adds a text, so that it is searched for identifying details. Empty texts are left out. */
export function addText(to: Gathered, channel: Channel, text: string, place: Place): void {
  if (text.trim() !== '') to.texts.push({ channel, text, placeOf: () => place });
}

const longestText = 500;

/**
 * Adds a finding. All sightings of a kind are told together, the first texts with them, unless
 * `value` tells them apart.
 */
export function addSighting(
  to: Gathered,
  sighting: { kind: string; severity: Severity; place: Place; text?: string; value?: string },
): void {
  const text = sighting.text?.trim().slice(0, longestText) ?? '';
  to.sightings.push({ value: '', ...sighting, text: text === '' ? null : text });
}
