import type { Core } from '@strapi/strapi';
import { listKinds, singleKinds, type ContentKind } from '../published/content-kinds';
import { holds, plainWords } from './plain-words';
import { textsOf, type Term } from './terms';

const batch = 100;

/**
 * Which of the terms stand in something that is published, so that they give nothing away. It asks
 * the database itself: the routes that the check looks at must not judge themselves.
 *
 * @param documentId of the item that is checked, which does not count
 * @returns the phrases
 */
export async function phrasesInPublic(
  strapi: Core.Strapi,
  terms: readonly Term[],
  documentId: string,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const kind of [...Object.values(listKinds), ...Object.values(singleKinds)]) {
    for (let offset = 0; ; offset += batch) {
      const entries = await readBatch(strapi, kind, documentId, offset);
      const words = entries.flatMap((entry) => textsOf(kind.toContract(entry as never)));
      const text = words.map(plainWords).join('\n');
      for (const { phrase } of terms) if (holds(text, phrase)) found.add(phrase);
      if (entries.length < batch || found.size === terms.length) break;
    }
  }
  return found;
}

async function readBatch(
  strapi: Core.Strapi,
  { uid, populate }: ContentKind,
  documentId: string,
  offset: number,
): Promise<unknown[]> {
  const hasDrafts = strapi.contentTypes[uid as never]?.['options']?.draftAndPublish === true;
  return strapi.db.query(uid).findMany({
    where: {
      documentId: { $ne: documentId },
      ...(hasDrafts ? { publishedAt: { $notNull: true } } : {}),
    },
    populate: populate as never,
    orderBy: { id: 'asc' },
    offset,
    limit: batch,
  });
}
