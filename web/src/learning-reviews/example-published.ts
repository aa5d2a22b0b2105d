import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { neutralLanding, neutralSettings } from '../content/neutral-content.ts';
import type { Published } from '../content/published.ts';

const { lists, singles, revision } = examplePublishedSet;

/** The curated examples as the pages receive them; for tests. */
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
  withdrawals: lists.withdrawals,
};
