/** What the index is told of a publication. All of it is public. */
export interface ItemRecord {
  id: string;
  /** Another one as soon as anything of it is another. */
  fingerprint: string;
  /** Of first publication, in days since 1970. */
  day: number;
  /** Its title, and the name by which its case is known. */
  title: string;
  learning: string[];
  summary: string;
  /** What else its web page says: what happened, questions for a team, its text, its notes. */
  body: string;
  /** Names of what it belongs to, such as its themes, and the titles of its documents. */
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
