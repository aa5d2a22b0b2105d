import type { Core } from '@strapi/strapi';
import type { Closing } from './share-link';
import { closeShareLinks } from './share-links';
import { shareableUids } from './shared-draft';

interface Change {
  uid: string;
  action: string;
  params: { documentId?: string; status?: string };
}

/**
 * Ends the links to a draft when it is published or deleted, in the same transaction. Call it after
 * `guardSaves`, so that it stands nearest to the change itself.
 */
export function endSharesWithEntry(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const change = context as unknown as Change;
    const because = shareableUids.includes(change.uid) ? closingBy(change) : null;
    if (!because) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      const { documentId } = change.params;
      if (documentId) await closeShareLinks(strapi, change.uid, documentId, because);
      return result;
    }) as unknown as ReturnType<typeof next>;
  });
}

function closingBy({ action, params }: Change): Closing | null {
  if (action === 'delete') return 'deleted';
  const publishes = action === 'publish' || (action === 'update' && params.status === 'published');
  return publishes ? 'published' : null;
}
