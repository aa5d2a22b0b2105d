import { addresses, reservedSlugs, type PublishedSet } from '@learning-reviews/content-contract';
import { documentState, entryAt } from './document-state.ts';
import { withdrawalAt } from './withdrawal-wording.ts';

const reserved: ReadonlySet<string> = new Set(reservedSlugs);

/** Steps from one old address to the next that are followed. */
const mostSteps = 10;

/**
 * True where a link in running text leads to something that is public: its address alone may be the
 * name of what is not. Where a notice stands, nothing says any more what was there.
 *
 * @param path of this site, with or without a query
 */
export function mayLinkTo(set: PublishedSet, path: string, siteUrl: string): boolean {
  const { pathname } = new URL(path, siteUrl);
  return leadsToPublic(set, path, siteUrl) && !hasNotice(set, pathname);
}

function hasNotice(set: PublishedSet, path: string): boolean {
  const [, folder, id = ''] = path.split('/');
  if (folder === 'documents') return documentState(set, id).kind === 'withdrawn';
  return !entryAt(set, path) && withdrawalAt(set.lists.withdrawals, path) !== undefined;
}

/**
 * True where a redirect leads to something that the public may know of. An editor may set one before
 * its publication is public, or leave it when that has come down: the address alone may be a name.
 *
 * @param to where it leads: a path of this site or a whole address
 * @param siteUrl the public address of this site
 */
export function leadsToPublic(
  set: PublishedSet,
  to: string,
  siteUrl: string,
  steps = mostSteps,
): boolean {
  if (!URL.canParse(to, siteUrl)) return false;
  const { origin, pathname, search } = new URL(to, siteUrl);
  if (origin !== new URL(siteUrl).origin || isPublicPath(set, pathname)) return true;
  const { redirects } = set.lists;
  const next =
    redirects.find(({ from }) => from === pathname + search) ??
    redirects.find(({ from }) => from === pathname);
  return steps > 0 && next !== undefined && leadsToPublic(set, next.to, siteUrl, steps - 1);
}

/** Of the addresses that carry the name of an entry; what else there is holds no secret. */
function isPublicPath(set: PublishedSet, path: string): boolean {
  const [, folder, section, slug] = path.split('/');
  const { pages, themes, 'review-types': types, withdrawals } = set.lists;
  if (folder === 'documents') return documentState(set, section ?? '').kind !== 'unknown';
  if (folder !== 'learning-reviews') {
    const isPage = /^[a-z0-9-]+$/.test(path.slice(1)) && !reserved.has(path.slice(1));
    return !isPage || pages.some((page) => addresses.page(page.slug) === path);
  }
  if (slug === undefined) return true;
  if (section === 'types') return isPageOrFeed(path, types, addresses.reviewType);
  if (section === 'themes') return isPageOrFeed(path, themes, addresses.theme);
  return entryAt(set, path) !== undefined || withdrawalAt(withdrawals, path) !== undefined;
}

/** The page of one of them, or its feeds. */
function isPageOrFeed(
  path: string,
  entries: readonly { slug: string }[],
  addressOf: (slug: string) => string,
): boolean {
  return entries.some(({ slug }) => {
    const address = addressOf(slug);
    return [address, `${address}/feed.atom`, `${address}/feed.json`].includes(path);
  });
}
