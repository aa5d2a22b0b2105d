import type { Core } from '@strapi/strapi';
import { overtakeApprovals } from './approval-rows';
import { readLive } from './approvals';

interface Change {
  uid: string;
  action: string;
  params: { documentId?: string };
}

/**
 * Ends the approval of what goes off the site, in the same transaction: it was approved to go out
 * once, and somebody had a reason to take it off. A newer draft keeps its approval. Call it after
 * `guardSaves`.
 */
export function endApprovalsWithEntry(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context as unknown as Change;
    const { documentId } = params;
    const goesOff = action === 'unpublish' || action === 'delete';
    if (!uid.startsWith('api::') || !documentId || !goesOff) return next();
    return strapi.db.transaction(async () => {
      const entry = { uid, documentId };
      const { fingerprint } = await readLive(strapi, entry);
      const result = await next();
      if (action === 'delete') await overtakeApprovals(strapi, entry);
      else if (fingerprint) await overtakeApprovals(strapi, entry, { fingerprint });
      return result;
    }) as unknown as ReturnType<typeof next>;
  });
}
