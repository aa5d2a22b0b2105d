/** A part of a passage; what was looked for is marked. */
export interface PassagePart {
  text: string;
  isMarked: boolean;
}

/** Where something was found in a publication, in its own words. */
export interface Passage {
  from: 'learning' | 'body' | 'document' | 'about';
  /** The document's id; only where it is from one. */
  document?: string;
  /** Counted from 1; null where the format has no pages of its own. */
  page?: number | null;
  parts: PassagePart[];
}
