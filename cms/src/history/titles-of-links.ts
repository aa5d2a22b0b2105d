import type { Core } from '@strapi/strapi';
import { editableKind } from '../editor-screens/editable-kinds';
import { titleOf, type ReadEntries } from '../editor-screens/readable-entries';
import { schemaAttributes } from '../saving/own-fields';
import type { Content } from './content';
import type { TitleOf } from './readable';

/**
 * What the entries are called that contents link to, as far as the person who asks may read them.
 *
 * @param uid of the type of the contents
 */
export async function titlesOfLinks(
  strapi: Core.Strapi,
  uid: string,
  contents: readonly Content[],
  read: ReadEntries,
): Promise<TitleOf> {
  const titles = new Map<string, string>();
  for (const [name, attribute] of Object.entries(schemaAttributes(strapi, uid))) {
    const kind = editableKind(String((attribute as { target?: string }).target));
    const ids = contents.flatMap((content) => [content[name] ?? []].flat() as string[]);
    if (attribute.type !== 'relation' || !kind || ids.length === 0) continue;
    const filters = { documentId: { $in: [...new Set(ids)] } };
    const entries = await read(kind, { status: 'draft', filters, limit: ids.length });
    for (const entry of entries) titles.set(entry.documentId, titleOf(kind, entry));
  }
  return (documentId) => titles.get(documentId) ?? 'Something that was deleted since';
}
