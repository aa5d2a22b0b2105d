import type { StrapiFault } from './strapi-content-error.js';

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
  fault: Fault | null;
  /** Why it could not be written to the disk, and since when. Null while all is well. */
  diskFault: Fault | null;
  /** Items that did not fit their schema and are left out. */
  leftOut: LeftOut[];
}

export interface Fault {
  /** `no-token` where the site was given no token to read with. */
  kind: StrapiFault | 'not-written' | 'no-token';
  /** For the log: it may name the CMS's address. */
  message: string;
  since: Date;
}

export interface LeftOut {
  list: string;
  id: string;
  fault: string;
}
