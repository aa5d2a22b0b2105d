import type { OutgoingHttpHeaders } from 'node:http';
import { sendText } from './send-text.ts';
import type { Visit } from './visit.ts';

/** A page that needs neither content nor style, for when there is nothing better. */
export interface PlainPage {
  status: number;
  title: string;
  advice: string;
  headers?: OutgoingHttpHeaders;
}

export const notFoundPage: PlainPage = {
  status: 404,
  title: 'Page not found',
  advice: 'Check the address, or start again from the home page.',
};

export const faultPage: PlainPage = {
  status: 500,
  title: 'Sorry, there is a problem with this page',
  advice: 'Try again in a few minutes.',
};

/** Nothing has been read from the CMS yet, so there is nothing to show. */
export const notReadyPage: PlainPage = {
  status: 503,
  title: 'This site is not available for the moment',
  advice: 'Try again in a few minutes.',
  headers: { 'retry-after': '30' },
};

/** Sends a plain page. Its texts are ours, so they need no escaping. */
export async function sendPlainPage(visit: Visit, page: PlainPage): Promise<true> {
  const { status, title, advice } = page;
  const isSelfHelped = status !== 421 && status !== 405;
  const danger = '<p>If someone is in danger now, call 999.</p>';
  const home = isSelfHelped ? '<p><a href="/">Home page</a></p>' : '';
  const body =
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>' +
    `<body><main><h1>${title}</h1><p>${advice}</p>${home}${danger}</main></body></html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...page.headers,
  };
  await sendText(visit, { status, headers, body: Buffer.from(body) });
  return true;
}
