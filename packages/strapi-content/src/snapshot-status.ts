/** Where the content now served came from. */
export type SnapshotSource = 'nothing' | 'disk' | 'baked' | 'cms' | 'fixed';

/** What an operator may know about a snapshot. It holds no content and no secret. */
export interface SnapshotStatus {
  source: SnapshotSource;
  revision: number | null;
  /** When the content now served was read from the CMS. */
  fetchedAt: Date | null;
  /** When the CMS last confirmed that it is still the newest. */
  confirmedAt: Date | null;
  /** Why it could not be confirmed, and since when. Null while all is well. */
  fault: { message: string; since: Date } | null;
  /** Items that did not fit their schema and are left out. */
  leftOut: LeftOut[];
}

export interface LeftOut {
  list: string;
  id: string;
  fault: string;
}
