import { editableKinds, editPath } from '../editable-kinds';
import { isoTime, type ReadEntries, titleOf } from '../readable-entries';
import { siteAddressOf } from '../site-addresses';
import type { PublishedEntry } from './answers';

const mostShown = 6;

/**
 * The newest things on the site, each with its public address.
 *
 * @param siteUrl scheme, host and port of the site, without a last slash
 */
export async function justPublished(read: ReadEntries, siteUrl: string): Promise<PublishedEntry[]> {
  const found = await Promise.all(
    editableKinds.map(async (kind) => {
      const entries = await read(kind, {
        status: 'published',
        fields: ['documentId', kind.titleField, 'publishedAt', ...(kind.hasSlug ? ['slug'] : [])],
        sort: 'publishedAt:desc',
        limit: mostShown,
      });
      return entries.map((entry) => ({
        title: titleOf(kind, entry),
        kind: kind.name,
        publishedAt: isoTime(entry.publishedAt),
        path: editPath(kind, entry.documentId),
        siteAddress: siteAddressOf(siteUrl, kind, entry.slug),
      }));
    }),
  );
  return found
    .flat()
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
    .slice(0, mostShown);
}
