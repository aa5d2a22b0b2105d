import type { Core } from '@strapi/strapi';
import { forgetTickedNames } from './names/rows';
import { queueEntry } from './queue';
import { copyWatchList, removeWatchList, watchedNames } from './watch-list/rows';

interface Change {
  uid: string;
  action: string;
  params: { documentId?: string };
}

/**
 * Forgets the names of an entry that is deleted, gives a copy those of its original, and has the documents of one that has names be
 * checked for them as soon as they are saved; in the same transaction.
 */
export function followEntries(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context as unknown as Change;
    const { documentId } = params;
    if (!uid.startsWith('api::') || !documentId) return next();
    const entry = { uid, documentId };
    if (action === 'delete') {
      return strapi.db.transaction(async () => {
        const result = await next();
        await removeWatchList(strapi, entry);
        await forgetTickedNames(strapi, entry);
        return result;
      }) as unknown as ReturnType<typeof next>;
    }
    if (action === 'clone') {
      return strapi.db.transaction(async () => {
        const copy = (await next()) as { documentId: string };
        await copyWatchList(strapi, entry, { uid, documentId: copy.documentId });
        return copy;
      }) as unknown as ReturnType<typeof next>;
    }
    const result = await next();
    const mayBeNews = action === 'update' || action === 'discardDraft';
    if (mayBeNews && (await watchedNames(strapi, entry)).length > 0)
      await queueEntry(strapi, entry);
    return result;
  });
}
