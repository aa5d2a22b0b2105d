import {
  publishedLists,
  publishedSingles,
  type PublishedListName,
  type PublishedSingleName,
} from '@learning-reviews/content-contract';
import { defineCollection } from 'astro:content';
import { strapiLoader } from 'strapi-content';
import { publishedList } from './content/published-list.ts';
import { readForBuild } from './content/read-for-build.ts';

/**
 * What is published when the site is built, all of one revision. Pages that are made at build may
 * read it; pages that are made on request read the live collections (live.config.ts).
 */
const list = <N extends PublishedListName>(name: N) =>
  defineCollection({
    schema: publishedLists[name],
    loader: strapiLoader({ name, ...readForBuild((set) => publishedList(set, name)) }),
  });

const single = <N extends PublishedSingleName>(name: N) =>
  defineCollection({
    schema: publishedSingles[name],
    loader: strapiLoader({
      name,
      idOf: () => name,
      ...readForBuild((set) => [set.singles[name] ?? []].flat()),
    }),
  });

export const collections = {
  'baked-review-types': list('review-types'),
  'baked-publications': list('publications'),
  'baked-forms': list('forms'),
  'baked-themes': list('themes'),
  'baked-groups': list('groups'),
  'baked-pages': list('pages'),
  'baked-redirects': list('redirects'),
  'baked-site-settings': single('site-settings'),
  'baked-learning-reviews-page': single('learning-reviews-page'),
};
