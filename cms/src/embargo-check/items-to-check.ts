import type { Core } from '@strapi/strapi';
import { withdrawableTypes, type EntryRef } from '../withdrawing/entry-ref';
import { heldBack } from '../withdrawing/standing';
import { plainWords } from './plain-words';

interface Version {
  documentId: string;
  title: string | null;
  slug: string | null;
  updatedAt: string | Date;
}

const fields = ['documentId', 'title', 'slug', 'updatedAt'];

/** Every publication and form of which something is not public: drafts, changes, what was taken off. */
export async function itemsToCheck(strapi: Core.Strapi, now: Date): Promise<EntryRef[]> {
  const found: EntryRef[] = [];
  for (const uid of withdrawableTypes) {
    const held = new Set(await heldBack(strapi, uid, now));
    const shown = new Map(
      (await versionsOf(strapi, uid, true)).map((one) => [one.documentId, timeOf(one)]),
    );
    for (const draft of await versionsOf(strapi, uid, false)) {
      const { documentId } = draft;
      const isAsShown = timeOf(draft) <= (shown.get(documentId) ?? -1) && !held.has(documentId);
      if (!isAsShown) found.push({ uid, documentId });
    }
  }
  return found;
}

/**
 * The items that somebody means by a title, a part of one, or a web address.
 *
 * @param words as they were typed
 */
export async function itemsCalled(strapi: Core.Strapi, words: string): Promise<EntryRef[]> {
  const wanted = plainWords(words);
  const slug = /([^/?#]+)\/?(?:[?#].*)?$/.exec(wanted)?.[1] ?? wanted;
  const all: { entry: EntryRef; rank: number }[] = [];
  for (const uid of withdrawableTypes) {
    for (const { documentId, title, slug: own } of await versionsOf(strapi, uid, false)) {
      const name = plainWords(title ?? '');
      const isSame = name === wanted || own === slug || documentId === wanted;
      const rank = isSame ? 0 : name.includes(wanted) ? 1 : 2;
      all.push({ entry: { uid, documentId }, rank });
    }
  }
  const best = Math.min(1, ...all.map(({ rank }) => rank));
  return all.filter(({ rank }) => rank === best).map(({ entry }) => entry);
}

function versionsOf(strapi: Core.Strapi, uid: string, isPublished: boolean): Promise<Version[]> {
  return strapi.db.query(uid).findMany({
    where: { publishedAt: isPublished ? { $notNull: true } : { $null: true } },
    select: fields as never,
    orderBy: { id: 'asc' },
  });
}

function timeOf({ updatedAt }: Version): number {
  return new Date(updatedAt).getTime();
}
