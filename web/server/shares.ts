import type { OutgoingHttpHeaders } from 'node:http';
import { FewAtOnce } from '../src/few-at-once.ts';
import { documentHeaders } from './document-headers.ts';
import { sendPlainPage, type PlainPage } from './plain-page.ts';
import { streamFromCms } from './stream-from-cms.ts';
import type { Answerer } from './visit.ts';

interface SharesOptions {
  cmsUrl: string;
  siteToken: string | undefined;
}

const documentAway: PlainPage = {
  status: 503,
  title: 'This document cannot be shown for the moment',
  advice: 'Your link is not used up. Try again in a few minutes.',
  headers: { 'retry-after': '60' },
};

/** The CMS writes the reader's name on each page first. */
const headTimeoutMs = 50_000;

const pageAddress = /^\/share\/[\w-]{43}(?:\/read)?$/;
const documentAddress =
  /^\/share\/([\w-]{43})\/documents\/([a-z0-9]{20,32})\/([a-z0-9][a-z0-9.-]*\.pdf)$/;

/** What differs for a shared draft: it is kept nowhere and found by no search engine. */
export const shareHeaders: OutgoingHttpHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/**
 * `/share/<token>/documents/<id>/<name>`: a document of a draft with its reader's name on each page,
 * to be read and not kept. Every "no" is left to the page for links that do not work.
 */
export function sharesAnswerer({ cmsUrl, siteToken }: SharesOptions): Answerer {
  const few = new FewAtOnce(4, 20);
  return async (visit) => {
    if (!isShare(visit.path) || pageAddress.test(visit.path)) return false;
    const [, token, id, name = ''] = documentAddress.exec(visit.path) ?? [];
    const streamed =
      token && siteToken
        ? await streamFromCms(visit, {
            url: `${cmsUrl}/api/share/${token}/documents/${id}`,
            token: siteToken,
            headTimeoutMs,
            few,
            headersFor: () => ({
              ...documentHeaders('application/pdf', name),
              'cache-control': 'no-store',
            }),
          })
        : 'not-found';
    if (streamed === 'sent' || visit.res.destroyed) return true;
    if (streamed === 'cms-away') return sendPlainPage(visit, documentAway);
    visit.req.url = '/share';
    return false;
  };
}

/** True for every address that only holders of a link have a use for. @param path as it was sent */
export function isShare(path: string): boolean {
  return /^\/share(?:\/|$)/.test(path);
}

/** A path for a log: whoever reads the log must not get a link that works. */
export function withoutToken(path: string): string {
  return path.replace(/^(\/(?:preview|share|alerts\/(?:confirm|stop))\/)[^/]+/, '$1(link)');
}
