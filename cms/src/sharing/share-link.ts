import type { EntryRef } from '../withdrawing/entry-ref';

/** A link by which a named outsider reads one version of one draft. Times are ISO 8601, UTC. */
export interface ShareLink extends EntryRef {
  id: string;
  /** The digest of what was shared. */
  version: string;
  /** Public ids of the documents that may be read through it. */
  offered: string[];
  recipient: string;
  purpose: string;
  /** The name of the approver who made it. */
  madeBy: string;
  madeAt: string;
  worksUntil: string;
  revokedAt: string | null;
  revokedBy: string | null;
  /** When the entry was published or deleted. */
  closedAt: string | null;
  closedBecause: Closing | null;
}

export type Closing = 'published' | 'deleted';

export type LinkEnd = Closing | 'revoked' | 'expired';

/**
 * Why a link works no more; null while it works. What was ended stays ended, even where a clock that
 * was wrong at the time had it run out before.
 */
export function endOf(link: ShareLink, now: Date): LinkEnd | null {
  const at = now.toISOString();
  if (link.revokedAt) return link.revokedAt < link.worksUntil ? 'revoked' : 'expired';
  if (link.closedAt) {
    return link.closedAt < link.worksUntil ? (link.closedBecause ?? 'published') : 'expired';
  }
  return link.worksUntil <= at ? 'expired' : null;
}

/** A short name of a link, to tell it by without its token: `4F2A91C0`. */
export function linkNumber({ id }: Pick<ShareLink, 'id'>): string {
  return id.slice(0, 8).toUpperCase();
}
