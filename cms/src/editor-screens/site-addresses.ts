import type { EditableKind } from './editable-kinds';
import type { ReadEntries } from './readable-entries';

/** The whole public address of an entry; null when it has no slug to make one from. */
export function siteAddressOf(
  siteUrl: string,
  kind: EditableKind,
  slug: string | null | undefined,
): string | null {
  if (kind.hasSlug && !slug) return null;
  const path = kind.sitePath(slug ?? '');
  return path === null ? null : `${siteUrl}${path}`;
}

/**
 * Where the public reads these entries now. Those that are not published are left out, and the
 * address is that of the published version, which may differ from the draft's.
 *
 * @returns whole addresses by document id
 */
export async function siteAddresses(
  read: ReadEntries,
  siteUrl: string,
  kind: EditableKind,
  documentIds: readonly string[],
): Promise<Record<string, string>> {
  const entries = await read(kind, {
    status: 'published',
    fields: ['documentId', ...(kind.hasSlug ? ['slug'] : [])],
    ...(kind.isSingle ? {} : { filters: { documentId: { $in: [...documentIds] } } }),
    limit: Math.max(1, documentIds.length),
  });
  const found = entries.flatMap(({ documentId, slug }) => {
    const address = siteAddressOf(siteUrl, kind, slug);
    return address ? [[documentId, address] as const] : [];
  });
  return Object.fromEntries(found);
}
