import { z } from 'zod';
import { form } from './form.js';
import { group } from './group.js';
import { learningReviewsPage } from './learning-reviews-page.js';
import { page } from './page.js';
import { publication } from './publication.js';
import { redirect } from './redirect.js';
import type { RemovalListItem, RemovalListName } from './removals.js';
import { reviewType } from './review-type.js';
import { siteSettings } from './site-settings.js';
import { theme } from './theme.js';

/** Each list that the CMS answers, by the last part of its address under `/api/published/`. */
export const publishedLists = {
  'review-types': reviewType,
  publications: publication,
  forms: form,
  themes: theme,
  groups: group,
  pages: page,
  redirects: redirect,
} as const;

/** Each single item that the CMS answers, likewise. */
export const publishedSingles = {
  'site-settings': siteSettings,
  'learning-reviews-page': learningReviewsPage,
} as const;

export type PublishedListName = keyof typeof publishedLists;
export type PublishedSingleName = keyof typeof publishedSingles;

export type PublishedListItem<N extends PublishedListName> = z.infer<(typeof publishedLists)[N]>;
export type PublishedSingle<N extends PublishedSingleName> = z.infer<(typeof publishedSingles)[N]>;

/** `/api/published/revision`: raised in the same transaction as any public change. */
export const publishedRevision = z.object({
  revision: z.int().nonnegative(),
  /** A random name of the CMS's database: revisions of two databases cannot be compared. */
  database: z.string().min(1),
});

/** Everything that is published, at one revision. A single is null until it is published. */
export interface PublishedSet {
  revision: number;
  lists: { [N in PublishedListName]: PublishedListItem<N>[] } & {
    [N in RemovalListName]: RemovalListItem<N>[];
  };
  singles: { [N in PublishedSingleName]: PublishedSingle<N> | null };
}
