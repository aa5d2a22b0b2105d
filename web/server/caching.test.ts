import {
  addresses,
  type PublishedDocument,
  type PublishedSet,
} from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { styleSheet } from '../src/brand/style-sheet.ts';
import { startDocumentsCms, type DocumentsCms } from './testing/fake-documents-cms.ts';
import { routes, startRealSite, type RealSite } from './testing/real-pages.ts';

const { lists, singles } = examplePublishedSet;
const documents = [...lists.publications, ...lists.forms].flatMap((entry) => entry.documents);
const [document] = documents as [PublishedDocument, ...PublishedDocument[]];

let cms: DocumentsCms;
let site: RealSite;

beforeEach(async () => {
  cms = await startDocumentsCms((req, res) => {
    const { sha256, bytes } = documents.find(({ id }) => req.url?.endsWith(id)) ?? document;
    res.writeHead(200, { etag: `"${sha256}"`, 'content-length': bytes }).end(Buffer.alloc(bytes));
  });
  site = await startRealSite(examplePublishedSet, { cmsInternalUrl: cms.url });
});
afterEach(async () => {
  await site.close();
  await cms.close();
});

const { address: styles, digest } = styleSheet(singles['site-settings']?.brandColour ?? '');

/** One address and more of each kind of answer that this server gives. */
const all: readonly string[] = [
  addresses.home,
  addresses.landing,
  addresses.publications,
  `${addresses.publications}?type=cspr&sort=title`,
  `${addresses.publications}?type=`,
  addresses.forms,
  addresses.themes,
  ...lists['review-types'].map(({ slug }) => addresses.reviewType(slug)),
  ...lists.publications.map(({ slug }) => addresses.publication(slug)),
  ...lists.forms.map(({ slug }) => addresses.form(slug)),
  ...lists.themes.flatMap(({ slug }) => [addresses.theme(slug), addresses.themeLearning(slug)]),
  ...lists.pages.map(({ slug }) => addresses.page(slug)),
  ...documents.map(addresses.document),
  `/documents/${document.id}`,
  ...lists.withdrawals.flatMap(({ path, documents: ids }) => [
    path,
    ...ids.map((id) => `/documents/${id}/x.pdf`),
  ]),
  ...lists['former-documents'].map(({ id }) => `/documents/${id}/x.pdf`),
  ...lists.redirects.map(({ from }) => from),
  '/feed.atom',
  '/feed.json',
  addresses.openData,
  addresses.apiDescription,
  addresses.everythingAsJson,
  ...['publications', 'forms', 'documents', 'review-types', 'themes', 'groups'].map(
    addresses.openDataTable,
  ),
  ...(['publications', 'forms', 'review-types', 'themes', 'groups'] as const).flatMap((name) => [
    addresses.apiList(name),
    ...lists[name].map(({ id }) => addresses.apiItem(name, id)),
  ]),
  ...lists['review-types'].map(({ slug }) => addresses.reviewTypeFeed(slug, 'atom')),
  ...lists.themes.map(({ slug }) => addresses.themeFeed(slug, 'json')),
  '/sitemap.xml',
  '/sitemap/1.xml',
  '/robots.txt',
  '/.well-known/security.txt',
  '/manifest.webmanifest',
  '/favicon.svg',
  '/healthz',
  '/readyz',
  '/preview/none',
  `/share/${'a'.repeat(43)}`,
  `/share/${'a'.repeat(43)}/read`,
  addresses.alerts,
  addresses.alertsAsked,
  addresses.confirmAlerts('a'.repeat(43)),
  addresses.stopAlerts('a'.repeat(43)),
  '/unknown',
  '/documents/unknown',
  '/404',
  '/500',
  `/${'x'.repeat(5_000)}`,
];

it('lets nothing with content in it be kept without asking, so that nothing outlives its take-down', async () => {
  const kept: string[] = [];
  for (const path of all) {
    const { headers } = await site.ask(path);
    const caching = headers['cache-control'] ?? 'none at all';
    const isAsked = /^(?:no-cache|no-store)$/.test(caching);
    if (!isAsked || headers.expires !== undefined) kept.push(`${path}: ${caching}`);
  }
  expect(kept).toEqual([]);
  const left = routes.map(({ name }) => name).filter((name) => !site.visited.has(name));
  expect(left, 'pages that no address above asks for').toEqual(['brand/[colour]-[digest].css']);
});

it('lets only what holds no content be kept: the styles, and the colour of an address', async () => {
  const sheet = await site.ask(styles);
  expect([sheet.status, sheet.headers['cache-control']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  const text = sheet.body.toString();
  const words = JSON.stringify(lists).match(/[A-Za-z]{12,}/g) ?? [];
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word) => text.includes(word))).toEqual([]);
});

it('has styles for a page of another version of the site, which are asked for again', async () => {
  const sheet = await site.ask(styles.replace(digest, '0123456789ab'));
  expect([sheet.status, sheet.headers['cache-control']]).toEqual([200, 'no-cache']);
});

it('answers a kept copy of what came down with 404 and not with 304', async () => {
  const [publication] = lists.publications;
  const page = addresses.publication(publication!.slug);
  const file = addresses.document(publication!.documents[0]!);
  const tags = await Promise.all(
    [page, file].map(async (path) => (await site.ask(path)).headers.etag),
  );
  site.told.set = withTakeDown(publication!.id, new Date(site.told.now).toISOString());
  for (const [index, path] of [page, file].entries()) {
    const headers = { 'if-none-match': String(tags[index]) };
    expect((await site.ask(path, { headers })).status, path).toBe(404);
  }
});

function withTakeDown(id: string, at: string): PublishedSet {
  return { ...examplePublishedSet, lists: { ...lists, 'take-downs': [{ id, at }] } };
}
