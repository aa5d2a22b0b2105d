import type { Core } from '@strapi/strapi';
import { openApproval } from '../approving/approval-rows';
import { readLive } from '../approving/approvals';
import { whoChangedSince } from '../history/versions';
import type { EntryRef } from '../withdrawing/entry-ref';

/**
 * Why somebody is no second person for what is to be published of an entry: they changed it, or
 * asked for its approval.
 *
 * @param id of the account in the admin
 * @returns null where they are one
 */
export async function whyNoSecondPerson(
  strapi: Core.Strapi,
  entry: EntryRef,
  id: number,
): Promise<string | null> {
  const live = await readLive(strapi, entry);
  const changedBy = await whoChangedSince(strapi, entry, live.fingerprint);
  if (changedBy.includes(id)) {
    return 'You have changed this entry yourself, so somebody else must decide.';
  }
  const request = await openApproval(strapi, entry);
  return request?.askedById === id
    ? 'You asked for this to be approved, so somebody else must decide.'
    : null;
}
