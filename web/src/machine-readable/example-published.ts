import type { Publication } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { neutralLanding, neutralSettings } from '../content/neutral-content.ts';
import type { Published } from '../content/published.ts';

const { revision, lists, singles } = examplePublishedSet;

/** The curated examples as pages get them, for tests. */
export const examplePublished: Published = {
  revision,
  settings: singles['site-settings'] ?? neutralSettings,
  landing: singles['learning-reviews-page'] ?? neutralLanding,
  reviewTypes: lists['review-types'],
  publications: lists.publications,
  forms: lists.forms,
  themes: lists.themes,
  groups: lists.groups,
  pages: lists.pages,
  redirects: lists.redirects,
};

/** The examples with one publication only, changed as the test needs. */
export function withPublication(changes: Partial<Publication>): Published {
  const publications = lists.publications.slice(0, 1).map((one) => ({ ...one, ...changes }));
  return { ...examplePublished, publications };
}
