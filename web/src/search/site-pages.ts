import { addresses } from '@learning-reviews/content-contract';
import { findBy } from '../content/find-by.ts';
import type { Published } from '../content/published.ts';
import { sitePageIds } from './site-page-ids.ts';

/** A page that is neither of a publication nor of a form, as a search names it. */
export interface SitePage {
  /** Among all of them: see `site-page-ids.ts`. */
  id: string;
  title: string;
  address: string;
  /** What it is, in a few words. */
  label: string;
}

const pageById = findBy(({ id }: SitePage) => id);
const known = new WeakMap<Published, SitePage[]>();

/** The pages with these ids, in their order. Ids of what is not published are left out. */
export function pickPages(published: Published, ids: readonly string[]): SitePage[] {
  if (ids.length === 0) return [];
  const pages = known.get(published) ?? sitePages(published);
  known.set(published, pages);
  return ids.flatMap((id) => pageById(pages, id) ?? []);
}

function sitePages({ settings, landing, reviewTypes, themes, pages }: Published): SitePage[] {
  return [
    {
      id: sitePageIds.home,
      title: settings.partnershipName,
      address: addresses.home,
      label: 'Home page',
    },
    {
      id: sitePageIds.landing,
      title: landing.title,
      address: addresses.landing,
      label: 'Page of this site',
    },
    ...reviewTypes.map(({ id, slug, fullName }) => ({
      id: sitePageIds.reviewType(id),
      title: fullName,
      address: addresses.reviewType(slug),
      label: 'Type of review',
    })),
    ...themes.map(({ id, slug, name }) => ({
      id: sitePageIds.theme(id),
      title: name,
      address: addresses.theme(slug),
      label: 'Theme',
    })),
    ...pages.map(({ id, slug, title }) => ({
      id: sitePageIds.page(id),
      title,
      address: addresses.page(slug),
      label: 'Page of this site',
    })),
  ];
}
