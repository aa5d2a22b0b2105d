import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { addresses } from '@learning-reviews/content-contract';
import { auditedTransaction, noteEvent } from '../audit/record';
import { withPlaceholders } from '../preview/placeholders';
import { settings } from '../settings';
import { actorName } from '../withdrawing/actor';
import type { EntryRef } from '../withdrawing/entry-ref';
import { copyTombstones } from '../withdrawing/tombstones-in-bucket';
import { hashOfToken, newToken } from './link-token';
import { mayShare, refuseUnlessApprover, sharableEntry, type Asker } from './may-share';
import { offerOf } from './offered-documents';
import { rememberRevocation } from './revocations';
import { endOf, type ShareLink } from './share-link';
import { addShareLink, findById, revokeLink, shareVersion } from './share-links';
import { readShareRequest } from './share-request';
import { readVersion, type EntryVersion } from './shared-draft';

const day = 24 * 60 * 60 * 1000;

/**
 * Makes a link to the draft as it is now.
 *
 * @param body `uid`, `documentId`, `recipient`, `purpose`, `days`, and `seen`: when the draft that
 * the approver has before them was saved
 * @returns the link, and its address, which cannot be had again
 * @throws ForbiddenError (403), NotFoundError (404), ValidationError (400)
 */
export async function makeShare(
  strapi: Core.Strapi,
  asker: Asker,
  body: Record<string, unknown>,
): Promise<{ address: string; link: ShareLink }> {
  const entry: EntryRef = { uid: String(body.uid), documentId: String(body.documentId) };
  await sharableEntry(strapi, asker, entry);
  const request = readShareRequest(body);
  // Before the draft is read: a publish from now on ends the link that is being made.
  const now = Date.now();
  const version = await versionToShare(strapi, entry, body.seen);
  const { offered } = await offerOf(version.documents);
  const token = newToken();
  const link: ShareLink = {
    ...entry,
    id: randomUUID(),
    version: version.digest,
    offered,
    recipient: request.recipient,
    purpose: request.purpose,
    madeBy: actorName(strapi),
    madeAt: new Date(now).toISOString(),
    worksUntil: new Date(now + request.days * day).toISOString(),
    revokedAt: null,
    revokedBy: null,
    closedAt: null,
    closedBecause: null,
  };
  await auditedTransaction(strapi, async () => {
    await addShareLink(strapi, link, hashOfToken(token) ?? '', asker.user.id);
    await noteEvent(strapi, {
      action: 'shared',
      entry,
      details: { link: link.id, 'works until': link.worksUntil },
    });
  });
  return { address: settings().siteUrl + addresses.share(token), link };
}

/**
 * Lets a link that was paused open the draft as it is now.
 *
 * @param body `seen`, as for `makeShare`
 * @throws ForbiddenError (403), NotFoundError (404), ValidationError (400)
 */
export async function shareNewVersion(
  strapi: Core.Strapi,
  asker: Asker,
  id: string,
  body: Record<string, unknown>,
): Promise<void> {
  const link = await linkToChange(strapi, asker, id);
  if (endOf(link, new Date())) {
    throw new errors.ValidationError('This link works no more. Make a new one from the entry.');
  }
  await sharableEntry(strapi, asker, link);
  const version = await versionToShare(strapi, link, body.seen);
  const { offered } = await offerOf(version.documents);
  await auditedTransaction(strapi, async () => {
    await shareVersion(strapi, id, version.digest, offered);
    await noteEvent(strapi, { action: 'share-renewed', entry: refOf(link), details: { link: id } });
  });
}

/**
 * Ends a link at once. One that works no more stays as it ended.
 *
 * @throws ForbiddenError (403), NotFoundError (404)
 */
export async function revokeShare(strapi: Core.Strapi, asker: Asker, id: string): Promise<void> {
  const link = await linkToChange(strapi, asker, id);
  const by = actorName(strapi);
  await rememberRevocation(id, by);
  await auditedTransaction(strapi, async () => {
    const isEnded = await revokeLink(strapi, id, by);
    if (!isEnded) return;
    await noteEvent(strapi, { action: 'share-ended', entry: refOf(link), details: { link: id } });
  });
  void copyTombstones(strapi);
}

function refOf({ uid, documentId }: ShareLink): EntryRef {
  return { uid, documentId };
}

async function linkToChange(strapi: Core.Strapi, asker: Asker, id: string): Promise<ShareLink> {
  refuseUnlessApprover(asker);
  const link = await findById(strapi, id);
  if (link && mayShare(asker, link.uid)) return link;
  throw new errors.NotFoundError('There is no such link. Load the page again.');
}

async function versionToShare(
  strapi: Core.Strapi,
  entry: EntryRef,
  seen: unknown,
): Promise<EntryVersion> {
  const version = await readVersion(strapi, entry);
  if (!version || !withPlaceholders(version.schema, version.entry)) {
    throw new errors.ValidationError(
      'This draft cannot be shown yet. Open its preview, fill in what is missing, then share it.',
    );
  }
  if (!isSameMoment(seen, version.updatedAt)) {
    throw new errors.ValidationError(
      'This draft was changed since you opened it, so nothing was shared. Load the page again and look at the change, then share it.',
    );
  }
  if (await isPublished(strapi, entry, version.digest)) {
    throw new errors.ValidationError(
      'This is on the site already, just as it is here. Give people its address there.',
    );
  }
  return version;
}

/** Whether what is on the site is this very version. */
export async function isPublished(
  strapi: Core.Strapi,
  entry: EntryRef,
  digest: string,
): Promise<boolean> {
  return (await readVersion(strapi, entry, 'published'))?.digest === digest;
}

function isSameMoment(seen: unknown, savedAt: string): boolean {
  return typeof seen === 'string' && new Date(seen).getTime() === new Date(savedAt).getTime();
}
