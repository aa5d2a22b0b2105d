/** What `/sharing` answers to the admin. Times are ISO 8601, UTC. */

export type ShareState =
  | 'working'
  /** The draft was changed since: the link opens nothing until the new version is shared. */
  | 'paused'
  | 'revoked'
  | 'expired'
  | 'published'
  | 'deleted';

export interface ShareRow {
  id: string;
  /** By which a stamped document can be traced to its link. */
  number: string;
  recipient: string;
  purpose: string;
  /** `Publication` or `Form`. */
  kind: string;
  /** Null when the entry was deleted. */
  title: string | null;
  /** Where the entry is edited, from the admin's root. */
  path: string | null;
  madeBy: string;
  madeAt: string;
  worksUntil: string;
  state: ShareState;
  /** When it was revoked, published or deleted, and by whom it was revoked. */
  endedAt: string | null;
  endedBy: string | null;
  openings: { count: number; last: string | null };
  /** Whether the person who asks may revoke it and share a new version. */
  mayChange: boolean;
  /** When the draft was last saved; sent back with a decision, so that nothing unseen is shared. */
  draftSavedAt: string | null;
  /** Titles of the documents that are not read through it. */
  notOffered: string[];
}

export interface ShareList {
  rows: ShareRow[];
  page: number;
  pages: number;
  total: number;
}

/** What the edit screen shows of sharing. */
export interface EntrySharing {
  mayShare: boolean;
  /** Nothing of the draft differs from what is on the site. */
  isAsPublished: boolean;
  /** Links that work, or are paused. */
  rows: ShareRow[];
}

export interface NewShare {
  /** The whole link. It is told this once. */
  address: string;
  row: ShareRow;
}

export interface Opening {
  openedAt: string;
  /** `page`, or the title of the document. */
  what: string;
}
