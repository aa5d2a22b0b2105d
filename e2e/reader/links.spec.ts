import type { APIRequestContext } from '@playwright/test';
import { addressesIn, idsIn, isOwn } from '../fixtures/links.ts';
import { readSitemap } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';

interface Crawled {
  /** Status of each own address, without its fragment. */
  statuses: Map<string, number>;
  faults: string[];
}

const mostAddresses = 3000;
let crawled: Crawled;

test.describe('the links of the site', () => {
  test.beforeAll(async ({ playwright }) => {
    test.setTimeout(300_000);
    const request = await playwright.request.newContext({ baseURL: settings.siteUrl });
    crawled = await crawl(request);
    await request.dispose();
  });

  test('all lead somewhere, documents too', () => {
    expect(crawled.statuses.size).toBeGreaterThan(30);
    expect(crawled.faults).toEqual([]);
  });

  test('reach every page of the sitemap', async ({ request }) => {
    const pages = await readSitemap(request);
    expect(pages.filter((path) => !crawled.statuses.has(path))).toEqual([]);
  });

  test('reach documents, feeds and the CSV', () => {
    const reached = [...crawled.statuses.keys()];
    expect(reached.filter((path) => path.startsWith('/documents/')).length).toBeGreaterThan(5);
    expect(reached).toEqual(expect.arrayContaining(['/feed.atom']));
  });
});

/** Follows every link from the home page on; a redirect is followed like a browser does. */
async function crawl(request: APIRequestContext): Promise<Crawled> {
  const statuses = new Map<string, number>();
  const faults: string[] = [];
  const queue = [{ path: '/', from: 'the start' }];
  for (let next = queue.shift(); next && statuses.size < mostAddresses; next = queue.shift()) {
    const { path, from } = next;
    if (statuses.has(path)) continue;
    const answer = path.startsWith('/documents/')
      ? await request.head(path)
      : await request.get(path);
    statuses.set(path, answer.status());
    if (answer.status() !== 200)
      faults.push(`${path} answers ${answer.status()}, linked from ${from}`);
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
    const html = await answer.text();
    const ids = idsIn(html);
    for (const address of addressesIn(html)) {
      const fault = faultOf(address, ids);
      if (fault) faults.push(`${fault}, on ${path}`);
      else if (isOwn(address)) queue.push({ path: withoutFragment(address, path), from: path });
    }
  }
  return { statuses, faults };
}

function faultOf(address: string, ids: Set<string>): string | undefined {
  if (address.startsWith('#')) {
    const isThere = address === '#' || ids.has(decodeURIComponent(address.slice(1)));
    return isThere ? undefined : `${address} leads to no place`;
  }
  if (!URL.canParse(address, settings.siteUrl)) return `${address} cannot be read as an address`;
  const { protocol, pathname } = new URL(address, settings.siteUrl);
  if (protocol === 'mailto:')
    return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(pathname) ? undefined : address;
  if (protocol === 'tel:')
    return /^\+?[0-9]+$/.test(pathname) ? undefined : `${address} is no number`;
  return ['http:', 'https:'].includes(protocol) ? undefined : `${address} is of no safe kind`;
}

function withoutFragment(address: string, base: string): string {
  const { pathname, search } = new URL(address, settings.siteUrl + base);
  return pathname + search;
}
