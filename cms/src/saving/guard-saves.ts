import type { Core } from '@strapi/strapi';
import { countAsSource } from '../approving/count-as-source';
import { noteCopy, notingRemoval } from '../audit/note-changes';
import { readAhead } from '../checking/intact';
import { completeDocuments } from '../documents/complete-documents';
import { findStaleFacts, renewPublicIds, storeFacts } from '../documents/stored-documents';
import { deletingHistory, keepingVersion } from '../history/keep-with-change';
import { noteFilledDay } from '../history/stories';
import { keepNewEntry } from '../history/versions';
import { lockRevision } from '../published/revision';
import { checkEntry } from '../rules/check-entry';
import type { Fields } from '../rules/fault';
import { refuseDeletingPublished } from '../roles/refuse-deleting-published';
import { reasonForUnpublishing } from '../taking-down/reason-for-unpublishing';
import { takeOff, takingOffAction } from '../withdrawing/take-off';
import { entryAfterSave } from './entry-after-save';
import { firstPublishedDay, lacksFirstPublishedOn } from './first-published';
import { hiddenLinkFaults } from './hidden-links';
import { attributesOf, hasDrafts, isTranslated, loadDraft } from './load-entry';
import { ownFields } from './own-fields';
import { makePublic } from './publishing';
import { refuseFaults } from './refuse-faults';
import { forgetReads, forgetReadsWithWrites } from './remembered-reads';
import { refuseStale, unlessStale } from './same-version';
import { readSurroundings } from './surroundings';

interface Save {
  uid: string;
  action: string;
  params: { documentId?: string; status?: string; locale?: unknown; data?: Fields };
}

type Next = () => Promise<unknown>;

/**
 * Stands before every change that goes through Strapi's document service, whoever makes it:
 * completes documents, refuses what is wrong, notes the day of first publication, keeps what was
 * written as a version, and remembers what goes.
 */
export function guardSaves(strapi: Core.Strapi): void {
  const guards: Record<string, (strapi: Core.Strapi, save: Save, next: Next) => Promise<unknown>> =
    {
      create: guardWrite,
      update: guardWrite,
      publish: (strapi, save, next) =>
        unlessStale(strapi, entryOf(save), () => guardPublish(strapi, save, next)),
      clone: guardClone,
      discardDraft: (strapi, save, next) =>
        keepingVersion(strapi, { action: save.action, ...entryOf(save), isPublic: false }, next),
      unpublish: guardTakingOff,
      delete: guardTakingOff,
    };
  forgetReadsWithWrites(strapi);
  strapi.documents.use(async (context, next) => {
    const save = context as unknown as Save;
    if (!save.uid.startsWith('api::')) return next();
    if (!isTranslated(strapi, save.uid)) delete save.params.locale;
    const guard = guards[save.action];
    // Strapi moves links by queries of its own, which nobody is told of.
    const forgetting = () => next().finally(forgetReads);
    return (guard ? guard(strapi, save, forgetting) : next()) as ReturnType<typeof next>;
  });
}

async function guardWrite(strapi: Core.Strapi, { uid, action, params }: Save, next: Next) {
  const documentId = action === 'update' ? params.documentId : undefined;
  await refuseStale(strapi, { uid, documentId });
  const stored = await loadDraft(strapi, uid, documentId);
  const fields = ownFields(strapi, uid, stored, params.data);
  const data = await completeDocuments(strapi, uid, stored, fields);
  const entry = entryAfterSave(attributesOf(strapi, uid), stored, data);
  const isPublishing = params.status === 'published' || !hasDrafts(strapi, uid);
  await refuseWrong(strapi, uid, documentId, entry, isPublishing);
  const isFirst = isPublishing && lacksFirstPublishedOn(strapi, uid, entry);
  const filledDay = isFirst ? await firstPublishedDay(strapi, uid, documentId) : null;
  params.data = { ...data, ...(filledDay ? { firstPublishedOn: filledDay } : {}) };
  const known = stored ? documentId : undefined;
  const change = { action, uid, documentId: known, isPublic: isPublishing, filledDay };
  const write = () =>
    unlessStale(strapi, { uid, documentId }, () => keepingVersion(strapi, change, next));
  return isPublishing ? makePublic(strapi, { uid, documentId }, null, write) : write();
}

function entryOf({ uid, params: { documentId } }: Save) {
  return { uid, documentId };
}

async function guardPublish(strapi: Core.Strapi, { uid, action, params }: Save, next: Next) {
  const draft = await loadDraft(strapi, uid, params.documentId);
  if (!draft) return next();
  await readAhead(strapi, uid, draft);
  const staleFacts = await findStaleFacts(strapi, uid, draft);
  await refuseWrong(strapi, uid, params.documentId, draft, true);
  return strapi.db.transaction(async () => {
    await lockRevision(strapi);
    await storeFacts(strapi, staleFacts);
    if (lacksFirstPublishedOn(strapi, uid, draft)) {
      const filledDay = await firstPublishedDay(strapi, uid, params.documentId);
      const data = { firstPublishedOn: filledDay };
      await strapi.db.query(uid).update({ where: { id: draft.id }, data });
      await noteFilledDay(strapi, { uid, documentId: String(params.documentId) }, filledDay);
    }
    const { documentId } = params;
    return makePublic(strapi, { uid, documentId }, draft, () =>
      keepingVersion(strapi, { action, uid, documentId, isPublic: true }, next),
    );
  });
}

async function guardTakingOff(strapi: Core.Strapi, { uid, action, params }: Save, next: Next) {
  if (action === 'delete') await refuseDeletingPublished(strapi, uid, params);
  const { documentId } = params;
  if (!documentId) return next();
  const entry = { uid, documentId };
  const isPlain = action === 'unpublish' && takingOffAction() === 'unpublished';
  const reason = isPlain ? await reasonForUnpublishing(strapi, entry) : null;
  const remove = () => (action === 'delete' ? deletingHistory(strapi, entry, next) : next());
  return takeOff(strapi, entry, () => notingRemoval(strapi, { action, entry, reason }, remove));
}

async function guardClone(strapi: Core.Strapi, { uid, params }: Save, next: Next) {
  const source = await loadDraft(strapi, uid, params.documentId);
  const fields = ownFields(strapi, uid, null, params.data);
  const data = await completeDocuments(strapi, uid, source, fields);
  const attributes = attributesOf(strapi, uid);
  await refuseWrong(strapi, uid, undefined, entryAfterSave(attributes, source, data), false);
  params.data = 'firstPublishedOn' in attributes ? { ...data, firstPublishedOn: null } : data;
  return strapi.db.transaction(async () => {
    await lockRevision(strapi);
    const result = (await next()) as { documentId: string };
    const copy = await loadDraft(strapi, uid, result.documentId);
    if (copy) await renewPublicIds(strapi, uid, copy);
    const entry = { uid, documentId: result.documentId };
    const kept = await keepNewEntry(strapi, entry);
    await noteCopy(strapi, entry, params.documentId, kept);
    if (params.documentId) {
      await countAsSource(strapi, { uid, documentId: params.documentId }, entry, kept);
    }
    return result;
  });
}

async function refuseWrong(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
  entry: Fields,
  isPublishing: boolean,
): Promise<void> {
  const surroundings = await readSurroundings(strapi, uid, documentId, entry, isPublishing);
  refuseFaults([
    ...checkEntry(entry, surroundings),
    ...(isPublishing ? await hiddenLinkFaults(strapi, surroundings.attributes, entry) : []),
  ]);
}
