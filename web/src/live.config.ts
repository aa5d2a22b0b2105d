import type {
  PublishedListItem,
  PublishedListName,
  PublishedSingle,
  PublishedSingleName,
} from '@learning-reviews/content-contract';
import { defineLiveCollection } from 'astro:content';
import { strapiLiveLoader } from 'strapi-content';
import { getSnapshot } from './content/snapshot.ts';

/** Live collections over the snapshot. It has checked each item already, so they need no schema. */
const list = <N extends PublishedListName>(name: N) =>
  defineLiveCollection({
    loader: strapiLiveLoader<PublishedListItem<N>>({
      name,
      async read() {
        const snapshot = await getSnapshot();
        const items = snapshot.current()?.lists[name] ?? [];
        return { items, lastModified: snapshot.status().fetchedAt ?? undefined };
      },
    }),
  });

/** A single item is a collection with one entry, whose id is its own name. */
const single = <N extends PublishedSingleName>(name: N) =>
  defineLiveCollection({
    loader: strapiLiveLoader<PublishedSingle<N>>({
      name,
      idOf: () => name,
      async read() {
        const snapshot = await getSnapshot();
        const item = snapshot.current()?.singles[name];
        const items = item ? [item] : [];
        return { items, lastModified: snapshot.status().fetchedAt ?? undefined };
      },
    }),
  });

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
