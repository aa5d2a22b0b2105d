import type {
  PublishedListItem,
  PublishedListName,
  PublishedSingle,
  PublishedSingleName,
} from '@learning-reviews/content-contract';
import { defineLiveCollection } from 'astro:content';
import { strapiLiveLoader } from 'strapi-content';
import { publishedList } from './content/published-list.ts';
import { getSnapshot } from './content/snapshot.ts';

/** Live collections over the snapshot. It has checked each item already, so they need no schema. */
const list = <N extends PublishedListName>(name: N) =>
  defineLiveCollection({
    loader: strapiLiveLoader<PublishedListItem<N>>({
      name,
      read: () => reading((set) => (set ? publishedList(set, name) : [])),
    }),
  });

/** A single item is a collection with one entry, whose id is its own name. */
const single = <N extends PublishedSingleName>(name: N) =>
  defineLiveCollection({
    loader: strapiLiveLoader<PublishedSingle<N>>({
      name,
      idOf: () => name,
      read: () => reading((set) => oneOrNone<PublishedSingle<N>>(set?.singles[name])),
    }),
  });

function oneOrNone<T>(item: T | null | undefined): T[] {
  return item ? [item] : [];
}

type Current = ReturnType<Awaited<ReturnType<typeof getSnapshot>>['current']>;

async function reading<T>(select: (set: Current) => T[]) {
  const snapshot = await getSnapshot();
  const lastModified = snapshot.status().fetchedAt ?? undefined;
  return { ok: true as const, value: { items: select(snapshot.current()), lastModified } };
}

export const collections = {
  'review-types': list('review-types'),
  publications: list('publications'),
  forms: list('forms'),
  themes: list('themes'),
  groups: list('groups'),
  pages: list('pages'),
  redirects: list('redirects'),
  'site-settings': single('site-settings'),
  'learning-reviews-page': single('learning-reviews-page'),
};
