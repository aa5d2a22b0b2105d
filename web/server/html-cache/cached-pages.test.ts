import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { addresses, type PublishedSet, type Redirect } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { fixedSnapshot } from 'strapi-content';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AstroHandler } from '../rendered-page.ts';
import { startTestSite, type TestSite } from '../testing/test-site.ts';
import { pagesWithQuery } from './page-address.ts';

const { lists } = examplePublishedSet;
const [type] = lists['review-types'];
const told: { set: PublishedSet } = { set: examplePublishedSet };

interface Rendered {
  url: string | undefined;
  headers: object;
}

let site: TestSite;
let rendered: Rendered[];
let refused: string[];

const astro: AstroHandler = (req, res) => {
  rendered.push({ url: req.url, headers: req.headers });
  const isUnknown = req.url === '/404' || req.url?.startsWith('/unknown');
  const text = `Revision ${told.set.revision} of ${req.url}. `.repeat(30);
  res.writeHead(isUnknown ? 404 : 200, { 'content-type': 'text/html' }).end(text);
};

beforeEach(async () => {
  told.set = examplePublishedSet;
  rendered = [];
  refused = [];
  site = await startTestSite({
    astro,
    snapshot: { ...fixedSnapshot(examplePublishedSet), current: () => told.set },
    noteRefused: (refusedPath) => refused.push(refusedPath),
  });
});
afterEach(() => site.close());

const urls = () => rendered.map(({ url }) => url);
const publish = (changes: Partial<PublishedSet['lists']> = {}) => {
  told.set = { ...told.set, revision: told.set.revision + 1, lists: { ...lists, ...changes } };
};

it('answers the same, from what it keeps, as it did when it rendered', async () => {
  for (const coding of ['identity', 'gzip', 'br']) {
    const headers = { 'accept-encoding': coding };
    const first = await site.ask('/', { headers });
    for (let times = 0; times < 2; times += 1) {
      const { date: _date, ...again } = (await site.ask('/', { headers })).headers;
      expect(first.headers).toMatchObject(again);
      expect(Object.keys(again).length).toBe(Object.keys(first.headers).length - 1);
    }
    expect((await site.ask('/', { headers })).body).toEqual(first.body);
  }
  expect(urls()).toEqual(['/']);
});

it('answers 304 and HEAD without rendering', async () => {
  const { headers } = await site.ask('/');
  const known = await site.ask('/', { headers: { 'if-none-match': String(headers.etag) } });
  const head = await site.ask('/', { method: 'HEAD' });
  expect([known.status, known.body.length]).toEqual([304, 0]);
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
    200,
    headers['content-length'],
    0,
  ]);
  expect(known.headers).not.toHaveProperty('content-type');
  expect(urls()).toHaveLength(1);
});

it('takes the headers of a visitor for nothing, and renders for a visitor who has left', async () => {
  const socket = connect(site.port, '127.0.0.1');
  const request =
    'GET / HTTP/1.1\r\nhost: localhost:1\r\ncookie: a=b\r\nx-forwarded-host: evil\r\n\r\n';
  await new Promise<void>((resolve) => socket.write(request, () => resolve()));
  socket.destroy();
  expect((await site.ask('/')).status).toBe(200);
  expect(new Set(rendered.map(({ headers }) => JSON.stringify(headers)))).toEqual(
    new Set([JSON.stringify({ host: 'reviews.example' })]),
  );
});

it('refuses another host also for what it keeps', async () => {
  await site.ask('/');
  for (const host of ['evil.example', 'evil.example:4321', 'localhost.evil.example']) {
    expect((await site.ask('/', { headers: { host } })).status).toBe(421);
  }
});

it('drops what a page does not read of a query, so that nobody can fill it or change it', async () => {
  const plain = await site.ask('/');
  for (const query of [
    '?utm_source=x',
    '?a=1&a=2',
    '?/../x',
    `?${'y'.repeat(3_000)}`,
    '?%ff',
    '?',
  ]) {
    expect((await site.ask(`/${query}`)).body, query).toEqual(plain.body);
  }
  expect(urls()).toEqual(['/']);
});

it('knows a list by what it shows, however that is asked for', async () => {
  const slug = type!.slug;
  const asked = [
    `?type=${slug}&sort=title`,
    `?sort=title&type=${slug}`,
    `?sort=title&utm=1&type=${slug}&page=1`,
    `?sort=title&type=${slug}&page=99999`,
    `?type=${slug}&type=other&sort=title`,
  ];
  for (const query of asked) await site.ask(`${addresses.publications}${query}`);
  expect(urls()).toEqual([`${addresses.publications}?type=${slug}&sort=title`]);
  // The page says that something was left out, whatever that is.
  for (const query of ['kind=nonsense&year=1066', 'year=-&kind=x', 'kind=y&year=abc&page=9']) {
    await site.ask(`${addresses.publications}?${query}`);
  }
  expect(urls().slice(1)).toEqual([`${addresses.publications}?kind=-&year=-`]);
  await site.ask(`${addresses.forms}?type=${slug}&x=1`);
  await site.ask(`${addresses.forms}?type=nonsense`);
  expect(urls().slice(2)).toEqual([`${addresses.forms}?type=${slug}`, addresses.forms]);
});

it('knows the key learning on a theme by its page, of as many as there can be', async () => {
  const learning = addresses.themeLearning(lists.themes[0]!.slug);
  const [one] = lists.publications;
  const publications = Array.from({ length: 21 }, (_, at) => ({ ...one!, id: `p${at}` }));
  publish({ publications });
  for (const query of ['', '?page=1', '?page=-1&type=x', '?page=2', '?page=3', '?x=1&page=2']) {
    await site.ask(`${learning}${query}`);
  }
  expect(urls()).toEqual([learning, `${learning}?page=2`]);
});

it('leads an address with empty fields to the one without them', async () => {
  const { status, headers } = await site.ask(
    `${addresses.publications}?type=${type!.slug}&kind=&year=`,
  );
  expect([status, headers.location]).toEqual([302, `${addresses.publications}?type=${type!.slug}`]);
});

it('shows what changed to the next visitor, and keeps the tag of what did not', async () => {
  const before = await site.ask('/');
  publish();
  const after = await site.ask('/');
  expect(after.body.toString()).toContain(`Revision ${told.set.revision}`);
  expect(after.headers.etag).not.toBe(before.headers.etag);
  told.set = { ...told.set };
  const headers = { 'if-none-match': String(after.headers.etag) };
  expect((await site.ask('/', { headers })).status).toBe(304);
});

it('leads on from an address that was unknown when it was asked for', async () => {
  const redirect: Redirect = { id: '1', from: '/unknown/old', to: '/', isPermanent: true };
  for (let times = 0; times < 3; times += 1) {
    expect((await site.ask('/unknown/old')).status).toBe(404);
  }
  publish({ redirects: [redirect] });
  for (let times = 0; times < 3; times += 1) {
    expect((await site.ask('/unknown/old')).status).toBe(301);
  }
});

it('tells of each address that was unknown, from what it keeps too', async () => {
  for (let times = 0; times < 3; times += 1) await site.ask('/unknown/a?q=secret');
  await site.ask('/unknown/a');
  expect(refused).toEqual(Array.from({ length: 4 }, () => '/unknown/a'));
  expect(urls()).toEqual(['/unknown/a', '/404']);
});

it('keeps no draft, and no page of a secret link', async () => {
  const token = 'a'.repeat(43);
  const shares = [`/share/${token}`, `/share/${token}/read`];
  const alerts = [`/alerts/confirm/${token}`, `/alerts/stop/${token}`];
  for (const draft of ['/preview/x.y', ...shares, ...alerts]) {
    rendered = [];
    for (let times = 0; times < 2; times += 1) {
      const { headers } = await site.ask(draft);
      expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined]);
    }
    expect(urls()).toEqual([draft, draft]);
  }
});

it('renders again by itself what was asked for, soon after a change', async () => {
  await site.ask('/');
  await site.ask('/');
  rendered = [];
  publish();
  await vi.waitFor(() => expect(urls()).toEqual(['/']), 10_000);
});

it('knows every page that reads a query', async () => {
  const pages = path.join(import.meta.dirname, '..', '..', 'src', 'pages');
  const reading: string[] = [];
  for (const file of await readdir(pages, { recursive: true })) {
    if (!/\.(?:astro|ts)$/.test(file)) continue;
    const text = await readFile(path.join(pages, file), 'utf8');
    const address = `/${file.replace(/(?:\/index)?\.\w+$/, '')}`;
    if (/searchParams|\.search\b/.test(text)) reading.push(address);
  }
  expect(reading.toSorted()).toEqual(pagesWithQuery.toSorted());
});
