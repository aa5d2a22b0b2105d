import type { Core } from '@strapi/strapi';
import { completeDocuments } from '../documents/complete-documents';
import { findStaleFacts, renewPublicIds, storeFacts } from '../documents/stored-documents';
import { checkEntry } from '../rules/check-entry';
import type { Fields } from '../rules/fault';
import { refuseDeletingPublished } from '../roles/refuse-deleting-published';
import { entryAfterSave } from './entry-after-save';
import { lacksFirstPublishedOn, ukCalendarDay } from './first-published';
import { attributesOf, hasDrafts, isTranslated, loadDraft } from './load-entry';
import { ownFields } from './own-fields';
import { refuseFaults } from './refuse-faults';
import { refuseUnreadable } from './refuse-unreadable';
import { relinkPublished } from './relink-published';
import { readSurroundings } from './surroundings';

interface Save {
  uid: string;
  action: string;
  params: { documentId?: string; status?: string; locale?: unknown; data?: Fields };
}

type Next = () => Promise<unknown>;

/**
 * Stands before every change that goes through Strapi's document service, whoever makes it:
 * completes documents, refuses what is wrong, and notes the day of first publication.
 */
export function guardSaves(strapi: Core.Strapi): void {
  const guards: Record<string, (strapi: Core.Strapi, save: Save, next: Next) => Promise<unknown>> =
    { create: guardWrite, update: guardWrite, publish: guardPublish, clone: guardClone };
  strapi.documents.use(async (context, next) => {
    const save = context as unknown as Save;
    if (!save.uid.startsWith('api::')) return next();
    if (!isTranslated(strapi, save.uid)) delete save.params.locale;
    if (save.action === 'delete') await refuseDeletingPublished(strapi, save.uid, save.params);
    const guard = guards[save.action];
    return (guard ? guard(strapi, save, next) : next()) as ReturnType<typeof next>;
  });
}

async function guardWrite(strapi: Core.Strapi, { uid, action, params }: Save, next: Next) {
  const documentId = action === 'update' ? params.documentId : undefined;
  const stored = await loadDraft(strapi, uid, documentId);
  const fields = ownFields(strapi, uid, stored, params.data);
  const data = await completeDocuments(strapi, uid, stored, fields);
  const entry = entryAfterSave(attributesOf(strapi, uid), stored, data);
  const isPublishing = params.status === 'published' || !hasDrafts(strapi, uid);
  await refuseWrong(strapi, uid, documentId, entry, isPublishing);
  const day = { firstPublishedOn: ukCalendarDay(new Date()) };
  const isFirst = isPublishing && lacksFirstPublishedOn(strapi, uid, entry);
  params.data = { ...data, ...(isFirst ? day : {}) };
  return isPublishing ? makePublic(strapi, uid, documentId, next) : next();
}

async function guardPublish(strapi: Core.Strapi, { uid, params }: Save, next: Next) {
  const draft = await loadDraft(strapi, uid, params.documentId);
  if (!draft) return next();
  const staleFacts = await findStaleFacts(strapi, uid, draft);
  await refuseWrong(strapi, uid, params.documentId, draft, true);
  return strapi.db.transaction(async () => {
    await storeFacts(strapi, staleFacts);
    if (lacksFirstPublishedOn(strapi, uid, draft)) {
      const data = { firstPublishedOn: ukCalendarDay(new Date()) };
      await strapi.db.query(uid).update({ where: { id: draft.id }, data });
    }
    return makePublic(strapi, uid, params.documentId, next);
  });
}

/**
 * All or nothing: what the site could not show is not made public. Strapi moves the links of what
 * was published before; those of a newcomer must be made.
 */
async function makePublic(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
  next: Next,
): Promise<unknown> {
  const where = { documentId, publishedAt: { $notNull: true } };
  const isNewcomer =
    documentId && hasDrafts(strapi, uid) && (await strapi.db.query(uid).count({ where })) === 0;
  return strapi.db.transaction(async () => {
    const result = (await next()) as { documentId: string } | null;
    if (result && isNewcomer) await relinkPublished(strapi, uid, documentId);
    if (result) await refuseUnreadable(strapi, uid, result.documentId);
    return result;
  });
}

async function guardClone(strapi: Core.Strapi, { uid, params }: Save, next: Next) {
  const source = await loadDraft(strapi, uid, params.documentId);
  const fields = ownFields(strapi, uid, null, params.data);
  const data = await completeDocuments(strapi, uid, source, fields);
  const attributes = attributesOf(strapi, uid);
  await refuseWrong(strapi, uid, undefined, entryAfterSave(attributes, source, data), false);
  params.data = 'firstPublishedOn' in attributes ? { ...data, firstPublishedOn: null } : data;
  return strapi.db.transaction(async () => {
    const result = (await next()) as { documentId: string };
    const copy = await loadDraft(strapi, uid, result.documentId);
    if (copy) await renewPublicIds(strapi, uid, copy);
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
  refuseFaults(checkEntry(entry, surroundings));
}
