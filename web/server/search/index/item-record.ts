import type { ItemKind } from '../../../src/search/item-kinds.ts';

/** What the index is told of a publication, a form or another page. All of it is public. */
export interface ItemRecord {
  kind: ItemKind;
  /** Of its kind: an item of another kind may have the same. */
  id: string;
  /** Another one as soon as anything of it is another. */
  fingerprint: string;
  /** Of first publication, or from which a form applies, in days since 1970; 0 where none is told. */
  day: number;
  /** Its title, and the name by which its case is known. */
  title: string;
  learning: string[];
  summary: string;
  /** What else its web page says: what happened, questions for a team, its text, its notes. */
  body: string;
  /** Names of what it is and belongs to, such as its themes, titles of its documents, contacts. */
  about: string[];
  /** Ids of its review types, by which their names find it. */
  types: string[];
  documents: { id: string; sha256: string }[];
}

/** A page of a document; null for the only page of a format without pages. */
export interface TextPage {
  page: number | null;
  text: string;
}
