import type { Core } from '@strapi/strapi';
import { type Approval, latestApproval } from '../../approving/approval-rows';
import { readLive } from '../../approving/approvals';
import { actorOf } from '../../audit/actor';
import { whoChangedSince } from '../../history/versions';
import type { EntryRef } from '../../withdrawing/entry-ref';
import type { DocumentStanding } from '../standing';

/**
 * Why the person who asks may not let a finding through: it takes an approver who has neither
 * written this, nor uploaded the file, nor asked for its approval. Nobody may let through what could
 * not be checked.
 *
 * @returns null where they may
 */
export async function whyMayNotOverride(
  strapi: Core.Strapi,
  entry: EntryRef,
  { document, report, virus }: DocumentStanding,
  mayPublish: boolean,
): Promise<string | null> {
  if (!report || report.unchecked) {
    return 'Nobody can let through what could not be checked.';
  }
  if (virus === 'infected') return 'Nobody can let through a file that holds a virus.';
  const { id } = actorOf(strapi);
  if (!mayPublish || id === null) return 'Only an approver can let this through.';
  if ((await uploaderOf(strapi, document.file.id)) === id) {
    return 'You uploaded this file, so somebody else must decide.';
  }
  return whyNoSecondPerson(strapi, entry, id);
}

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

/** The request that waits or was approved, where there is one. */
export async function openApproval(strapi: Core.Strapi, entry: EntryRef): Promise<Approval | null> {
  const request = await latestApproval(strapi, entry);
  return request !== null && ['waiting', 'approved'].includes(request.state) ? request : null;
}

async function uploaderOf(strapi: Core.Strapi, fileId: number): Promise<number | null> {
  const file = await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { id: fileId }, populate: { createdBy: { select: ['id'] } } });
  return file?.createdBy?.id ?? null;
}
