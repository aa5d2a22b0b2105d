/** Something that differs between two contents, as people read it. */
export interface Difference {
  /** Names and positions from the entry down to the field: `['documents', '0', 'title']`. */
  path: string[];
  /** As the edit screen calls it, from the outside in: “Documents › Full report › Language”. */
  label: string;
  kind: 'added' | 'removed' | 'changed';
  /** Null where there was nothing, or nothing to read. */
  before: string | null;
  after: string | null;
  /** A text that was changed, word by word, with all that stayed; null for anything else. */
  words: Words[] | null;
}

/** A run of words that stayed, came or went. */
export interface Words {
  text: string;
  kind: 'same' | 'added' | 'removed';
}
