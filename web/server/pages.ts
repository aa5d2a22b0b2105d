import type { PublishedSet } from '@learning-reviews/content-contract';
import { isAlertsLink } from './alerts.ts';
import { leadsToPublic } from '../src/removals/leads-to-public.ts';
import { chooseCoding } from './content-coding.ts';
import type { HtmlCache } from './html-cache/html-cache.ts';
import type { KeptPage } from './html-cache/kept-page.ts';
import { pageAddress } from './html-cache/page-address.ts';
import { faultPage, notFoundPage, notReadyPage, sendPlainPage } from './plain-page.ts';
import { sendPrepared } from './prepared-answer.ts';
import { findRedirect, locationOf, sendRedirect } from './redirects.ts';
import { FewAtOnce } from '../src/few-at-once.ts';
import { renderForAll, renderPage, type AstroHandler } from './rendered-page.ts';
import { sendText, type WholeAnswer } from './send-text.ts';
import { isPreview } from './security-headers.ts';
import { isShare } from './shares.ts';
import type { StaticFiles } from './static-files.ts';
import type { Answerer, Visit } from './visit.ts';

interface PagesOptions {
  siteUrl: string;
  astro: AstroHandler;
  /** What is the same for everybody. */
  cache: HtmlCache;
  staticFiles: Pick<StaticFiles, 'errorPage'>;
  current(): PublishedSet | undefined;
}

/**
 * Everything that Astro renders, and what it does not know: a redirect held in the CMS, else the
 * page for unknown addresses. Drafts and searches are rendered for each visitor, all else once for everybody.
 */
export function pagesAnswerer(options: PagesOptions): Answerer {
  const { siteUrl, astro, cache, staticFiles, current } = options;
  const searches = new FewAtOnce(8, 200);

  return async (visit) => {
    const set = current();
    if (!set) return sendPlainPage(visit, notReadyPage);
    if (isDraft(visit.path)) return sendDraft(visit);
    const { address, isMadeUp, isElsewhere, isSearch } = pageAddress(visit.req.url ?? '/', set);
    if (isElsewhere) return sendRedirect(visit, address, false);
    if (isSearch) return sendSearch(visit, address);
    const page = await cache.page(address, isMadeUp);
    if (page === 'busy') return sendPlainPage(visit, notReadyPage);
    if (page.status === 404) {
      const redirect = findRedirect(set.lists.redirects, visit.path, visit.query);
      const location = redirect && locationOf(redirect);
      if (location && leadsToPublic(set, location, siteUrl)) {
        return sendRedirect(visit, location, redirect.isPermanent);
      }
    }
    return sendPage(visit, page);
  };

  async function sendPage(visit: Visit, page: KeptPage): Promise<true> {
    const { status, isEmpty } = page;
    // A page of ours may say that the CMS is away; every other fault was not foreseen.
    if (status >= 500 && status !== 503) return sendFault(visit, staticFiles);
    if (status >= 400 && isEmpty) return sendPlainPage(visit, notFoundPage);
    const coding = chooseCoding(visit.req.headers['accept-encoding']);
    sendPrepared(await page.prepare(coding), visit.req, visit.res);
    return true;
  }

  /** What somebody looks for is rendered for them alone, as nobody in particular, and kept nowhere. */
  async function sendSearch(visit: Visit, address: string): Promise<true> {
    const page = await searches.take(() => renderForAll(astro, address, siteUrl));
    if (page === 'busy') return sendPlainPage(visit, notReadyPage);
    return sendOnce(visit, page);
  }

  async function sendDraft(visit: Visit): Promise<true> {
    return sendOnce(visit, await renderPage(astro, visit.req));
  }

  async function sendOnce(visit: Visit, page: WholeAnswer): Promise<true> {
    if (page.status >= 500 && page.status !== 503) return sendFault(visit, staticFiles);
    if (page.status >= 400 && page.body.length === 0) return sendPlainPage(visit, notFoundPage);
    await sendText(visit, withOurHeaders(visit, page));
    return true;
  }
}

/** What differs from one visitor to the next, and must be kept by nobody. */
function isDraft(path: string): boolean {
  return isShare(path) || isPreview(path) || isAlertsLink(path);
}

/** The page for faults was made at build, since making it now might fail for the same reason. */
export async function sendFault(
  visit: Visit,
  staticFiles: Pick<StaticFiles, 'errorPage'>,
): Promise<true> {
  const body = staticFiles.errorPage(500);
  if (!body) return sendPlainPage(visit, faultPage);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  await sendText(visit, { status: 500, headers, body });
  return true;
}

/**
 * Headers that this server has set win over those of a page: a preview stays out of every cache.
 * Else `no-cache` lets a browser keep a page, if it asks each time whether it is still the newest.
 */
function withOurHeaders({ res }: Visit, page: WholeAnswer): WholeAnswer {
  const given = Object.entries({ 'cache-control': 'no-cache', ...page.headers });
  const headers: WholeAnswer['headers'] = Object.fromEntries(
    given.filter(([name]) => !res.hasHeader(name)),
  );
  if (headers['content-type'] === 'text/html') headers['content-type'] += '; charset=utf-8';
  return { ...page, headers };
}
