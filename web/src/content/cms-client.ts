import { publishedLists, publishedSingles, removalLists } from '@learning-reviews/content-contract';
import type {
  PublishedListItem,
  PublishedListName,
  PublishedSingle,
  PublishedSingleName,
  RemovalListItem,
  RemovalListName,
} from '@learning-reviews/content-contract';
import { createStrapiClient, type ContentDescription } from 'strapi-content';
import { settings } from '../settings.ts';
import { takeDownOrNow } from './take-down-or-now.ts';

export type Lists = { [N in PublishedListName]: PublishedListItem<N> } & {
  [N in RemovalListName]: RemovalListItem<N>;
};
export type Singles = { [N in PublishedSingleName]: PublishedSingle<N> };

/**
 * Reads with the site's token, all of it: what must come down is told to nobody else, and a CMS that
 * refuses the token must not give half of the truth.
 */
export const cmsClient = createStrapiClient({
  baseUrl: settings.cmsInternalUrl,
  token: settings.siteToken,
  paging: { page: 'page', pageSize: 'pageSize' },
});

/** What the site reads from the CMS, and the schema of each. */
export const publishedContent = {
  revisionPath: '/api/published/revision',
  changesPath: '/api/published/changes',
  lists: {
    ...withPaths('/api/published', publishedLists),
    ...withPaths('/api/removals', { ...removalLists, 'take-downs': takeDownOrNow }),
  },
  singles: withPaths('/api/published', publishedSingles),
} as ContentDescription<Lists, Singles>;

function withPaths(folder: string, schemas: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { path: `${folder}/${name}`, schema }]),
  );
}
