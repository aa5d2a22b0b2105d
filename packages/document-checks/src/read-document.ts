import type { CheckLimits, CheckReport, DocumentFormat, Finding, Place } from './report.js';

/** From which part of a document a text comes: what is said of a finding depends on it. */
export type Channel =
  | 'text'
  | 'hidden-text'
  | 'file-name'
  | 'metadata'
  | 'bookmark'
  | 'alternative-text'
  | 'link'
  | 'comment'
  | 'form-value'
  | 'earlier-save';

/** A run of text of a document: a page, a paragraph, a property, a bookmark. */
export interface TextPiece {
  channel: Channel;
  text: string;
  /** Where a part of it stands; offsets count UTF-16 units of `text`. */
  placeOf(start: number, end: number): Place;
  /** Offsets of hyphens with which a line ends in the middle of a word. */
  breaks?: readonly number[];
  /**
   * Stretches that readers do not see. They are not searched; one of a few signs is looked at for
   * identifying details nevertheless, since a word around it would fall apart without it.
   */
  unseen?: readonly { start: number; end: number }[];
}

/** What reading a document of one format found. The texts are then searched for identifying details. */
export interface ReadDocument {
  findings: Finding[];
  texts: TextPiece[];
  pages: CheckReport['pages'];
  /** Pages, from 1, whose words nobody can search, since a picture shows them or no letters do. */
  unsearchable: number[];
  accessibility: CheckReport['accessibility'];
  /** Set where it could not be read to its end; what was found until then is kept. */
  unchecked: CheckReport['unchecked'];
}

/** Reads a document of one format, in the guarded process. Throws only what it did not foresee. */
export type DocumentReader = (
  bytes: Uint8Array,
  options: {
    format: DocumentFormat;
    limits: CheckLimits;
    onProgress(done: number, total: number, step: string): void;
  },
) => Promise<ReadDocument>;
