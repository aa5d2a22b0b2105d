import type { Core } from '@strapi/strapi';
import type { Actor } from '../audit/actor';
import { whoChangedSince } from '../history/versions';
import type { EntryRef } from '../withdrawing/entry-ref';
import { openApproval } from './approval-rows';
import type { Live } from './approvals';
import type { Persons } from './rules';

/** What somebody's approval of the draft as it is would count for. */
interface Standing {
  persons: Persons;
  /** Why it counts for one person only; null where it counts for two. */
  whyOne: string | null;
}

/**
 * Finds out whether somebody had a part in what is to go out. Nobody is the second person to their
 * own words, nor to words that no other person has brought forward.
 *
 * @param live how the entry stands towards the public
 */
export async function standingOf(
  strapi: Core.Strapi,
  entry: EntryRef,
  live: Live,
  actor: Actor,
): Promise<Standing> {
  const one = (whyOne: string): Standing => ({ persons: 1, whyOne });
  if (actor.id === null) return one('Only a person who is signed in can approve this.');
  const request = await openApproval(strapi, entry);
  const changedBy = await whoChangedSince(strapi, entry, live.fingerprint);
  if (changedBy.includes(actor.id)) {
    return one('You have changed this yourself, so somebody else must approve it.');
  }
  const askedById = request?.askedById ?? null;
  if (askedById === actor.id) {
    return one('You asked for this approval, so somebody else must give it.');
  }
  if (askedById === null && changedBy.length === 0) {
    return one('Nobody has asked for approval yet. It takes one person to ask and one to approve.');
  }
  return { persons: 2, whyOne: null };
}
