import type { Core } from '@strapi/strapi';
import { asTheProduct } from '../../approving/as-the-product';
import { hasDrafts } from '../../saving/load-entry';
import { readContent, starterFolder, type Content } from '../read-content';
import { entryData, uids, type EntryData, type StoredKind } from './entry-data';

interface StarterEntry {
  kind: StoredKind;
  name: string;
  uid: string;
  data: EntryData;
}

/**
 * Stores what a new partnership needs, wherever it is missing: the three review types, the
 * landing page and the site settings. It never changes what is there.
 * @returns how many entries were stored
 */
export async function loadStarter(strapi: Core.Strapi): Promise<number> {
  let stored = 0;
  const content = readContent(starterFolder);
  for (const name of content['review-types'].keys()) {
    stored += await storeMissing(strapi, starterEntry(strapi, content, 'review-types', name, []));
  }
  const types = await starterTypeIds(strapi, content);
  for (const kind of ['learning-reviews-page', 'site-settings'] as const) {
    stored += await storeMissing(strapi, starterEntry(strapi, content, kind, kind, types));
  }
  return stored;
}

/**
 * Puts the starter's words in the place of the demonstration's, where both have the same entry, so
 * that a partnership's own publications keep their review types.
 * @param key of the demonstration's entry, `<folder>/<name>`
 * @returns whether the starter has such an entry
 */
export async function replaceWithStarter(
  strapi: Core.Strapi,
  key: string,
  documentId: string,
): Promise<boolean> {
  const content = readContent(starterFolder);
  const [kind, name] = key.split('/') as [StoredKind, string];
  const isType = kind === 'review-types' && content['review-types'].has(name);
  if (!isType && kind !== 'site-settings' && kind !== 'learning-reviews-page') return false;
  const types = await starterTypeIds(strapi, content);
  const { uid, data } = starterEntry(strapi, content, kind, name, types);
  const cleared = { ...emptyFields(strapi, uid), ...data };
  const change = { documentId, data: cleared, status: 'published' };
  await asTheProduct(() => strapi.documents(uid as never).update(change as never));
  return true;
}

async function storeMissing(strapi: Core.Strapi, { uid, data }: StarterEntry): Promise<number> {
  const where = data.slug ? { slug: data.slug } : {};
  if ((await strapi.db.query(uid).count({ where })) > 0) return 0;
  const status = hasDrafts(strapi, uid) ? { status: 'published' } : {};
  await asTheProduct(() => strapi.documents(uid as never).create({ data, ...status } as never));
  return 1;
}

function starterEntry(
  strapi: Core.Strapi,
  content: Content,
  kind: StoredKind,
  name: string,
  types: readonly { slug: string; documentId: string }[],
): StarterEntry {
  const findId = (key: string): string => {
    const found = types.find(({ slug }) => key === `review-types/${slug}`);
    if (!found) throw new Error(`The starter content refers to ${key}, which is not stored.`);
    return found.documentId;
  };
  const noFiles = (): number => {
    throw new Error('The starter content has no documents.');
  };
  return { kind, name, uid: uids[kind], data: entryData(content, kind, name, findId, noFiles) };
}

async function starterTypeIds(
  strapi: Core.Strapi,
  content: Content,
): Promise<{ slug: string; documentId: string }[]> {
  const slugs = [...content['review-types'].keys()];
  const where = { slug: { $in: slugs }, publishedAt: null };
  return strapi.db.query(uids['review-types']).findMany({ where, select: ['slug', 'documentId'] });
}

/** Every field as it is when nothing was ever written, so that no word of the old entry stays. */
function emptyFields(strapi: Core.Strapi, uid: string): EntryData {
  const attributes = Object.entries(strapi.getModel(uid as never)['attributes'] as EntryData);
  const isSystem = (name: string): boolean =>
    /^(createdAt|updatedAt|publishedAt|createdBy|updatedBy|locale|localizations|documentId)$/.test(
      name,
    );
  return Object.fromEntries(
    attributes
      .filter(([name]) => !isSystem(name))
      .map(([name, attribute]) => {
        const { type, repeatable } = attribute as { type: string; repeatable?: boolean };
        return [name, type === 'relation' || repeatable ? [] : null];
      }),
  );
}
