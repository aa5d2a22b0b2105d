import {
  addresses,
  type PublishedDocument,
  type PublishedSet,
} from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mark, startDocumentsCms, type DocumentsCms } from './testing/fake-documents-cms.ts';
import { startRealSite, type RealSite } from './testing/real-pages.ts';
import type { Answer } from './testing/test-site.ts';

const { lists } = examplePublishedSet;
const [report] = lists.publications;
const [file] = report!.documents as [PublishedDocument];
const [form] = lists.forms;

/** The report comes down at ten; a form was withdrawn without a trace, so it is simply not there. */
const due = Date.parse('2026-11-26T10:00:00Z');
const set: PublishedSet = {
  ...examplePublishedSet,
  lists: {
    ...lists,
    forms: lists.forms.filter(({ id }) => id !== form!.id),
    'take-downs': [{ id: report!.id, at: '2026-11-26T10:00:00Z' }],
  },
};
const traceless = form!.documents[0]!;
const draft = 'draftdocument0000000001';

let cms: DocumentsCms;
let site: RealSite;

beforeEach(async () => {
  cms = await startDocumentsCms((_req, res) =>
    res
      .writeHead(200, { etag: `"${file.sha256}"`, 'content-length': file.bytes })
      .end(Buffer.alloc(file.bytes)),
  );
  site = await startRealSite(set, { cmsInternalUrl: cms.url });
  site.told.now = due;
});
afterEach(async () => {
  await site.close();
  await cms.close();
});

function seen({ status, headers, body }: Answer) {
  const { date: _date, ...others } = headers;
  return { status, headers: others, body: body.toString() };
}

const noDocuments: [what: string, path: string][] = [
  ['an unknown id', '/documents/zzzzzzzzzzzzzzzzzzzzzzzz/report.pdf'],
  ['an unknown id alone', '/documents/zzzzzzzzzzzzzzzzzzzzzzzz'],
  ['the id of a draft', `/documents/${draft}/report.pdf`],
  ['what is overdue', addresses.document(file)],
  ['what is overdue, by its id', `/documents/${file.id}`],
  ['what is overdue, by another name', `/documents/${file.id}/other.pdf`],
  ['what was withdrawn without a trace', addresses.document(traceless)],
  ['what was withdrawn without a trace, by its id', `/documents/${traceless.id}`],
  ['a malformed id', '/documents/1/report.pdf'],
  ['no id', '/documents/'],
  ['an overlong id', `/documents/${'a'.repeat(200)}/report.pdf`],
  ['an id in upper case', `/documents/${file.id.toUpperCase()}/${file.fileName}`],
  ['a folder in upper case', `/Documents/${file.id}/${file.fileName}`],
  ['a slash at the end', `${addresses.document(file)}/`],
  ['a slash after the id', `/documents/${file.id}/`],
  ['a needless percent sign', `/documents/%65${file.id.slice(1)}/${file.fileName}`],
  ['an encoded slash', `/documents/${file.id}%2F${file.fileName}`],
  ['a doubly encoded slash', `/documents/${file.id}%252F${file.fileName}`],
  ['a zero byte', `/documents/${file.id}%00/${file.fileName}`],
  ['a doubled slash', `/documents//${file.id}/${file.fileName}`],
  ['a way up', `/documents/x/../${file.id}/${file.fileName}`],
  ['a backslash', `/documents\\${file.id}\\${file.fileName}`],
  ['.json', `/documents/${file.id}.json`],
  ['.json after the name', `${addresses.document(file)}.json`],
  ['its checksum', `/documents/${file.sha256}`],
  ['a query', `${addresses.document(file)}?download=1&status=draft`],
  ['Strapi’s own folder', `/uploads/${file.fileName}`],
];

const waysToAsk: [how: string, options: { method?: string; headers?: Record<string, string> }][] = [
  ['GET', {}],
  ['HEAD', { method: 'HEAD' }],
  ['Range', { headers: { range: 'bytes=0-9' } }],
  ['If-Range', { headers: { range: 'bytes=0-9', 'if-range': `"${file.sha256}"` } }],
  ['If-None-Match', { headers: { 'if-none-match': `"${file.sha256}"` } }],
  ['If-None-Match: *', { headers: { 'if-none-match': '*' } }],
  ['If-Modified-Since', { headers: { 'if-modified-since': 'Wed, 01 Jan 2031 00:00:00 GMT' } }],
];

describe.each(noDocuments)('%s', (_what, path) => {
  it.each(waysToAsk)(
    'is answered as any unknown address, byte for byte: %s',
    async (_how, options) => {
      const unknown = await site.ask('/documents/xyz', options);
      expect(unknown.status).toBe(404);
      expect(seen(await site.ask(path, options))).toEqual(seen(unknown));
      expect(cms.asked).toEqual([]);
    },
  );
});

it('answers for a page that came down as for one that never was', async () => {
  const never = await site.ask(addresses.publication('never-was'));
  const overdue = await site.ask(addresses.publication(report!.slug));
  const traceless = await site.ask(addresses.form(form!.slug));
  const neverForm = await site.ask(addresses.form('never-was'));
  expect(never.status).toBe(404);
  expect(seen(overdue)).toEqual(seen(never));
  expect(seen(traceless)).toEqual(seen(neverForm));
  expect(overdue.body.toString()).not.toContain(report!.slug);
});

it('answers the same where only the CMS says no', async () => {
  site.told.now = due - 1;
  site.told.set = { ...set };
  cms.answer = (_req, res) =>
    res.writeHead(404, { 'x-secret': '1', ...mark('not-found') }).end('{"error":"draft"}');
  const unknown = await site.ask('/documents/xyz');
  expect(seen(await site.ask(addresses.document(file)))).toEqual(seen(unknown));
  expect(cms.asked).toHaveLength(1);
});

it('shows all of it until 1 ms before, and nothing of it from then on', async () => {
  const readers = [
    addresses.home,
    addresses.landing,
    addresses.publications,
    `${addresses.publications}?sort=title&kind=report`,
    ...set.lists['review-types'].map(({ slug }) => addresses.reviewType(slug)),
    ...set.lists.themes.flatMap(({ slug }) => [
      addresses.theme(slug),
      addresses.themeLearning(slug),
    ]),
    ...set.lists.publications.map(({ slug }) => addresses.publication(slug)),
    '/feed.atom',
    '/feed.json',
    '/sitemap.xml',
    addresses.everythingAsJson,
    addresses.openDataTable('publications'),
    addresses.openDataTable('documents'),
    addresses.apiList('publications'),
    ...set.lists.publications.map(({ id }) => addresses.apiItem('publications', id)),
    ...set.lists['review-types'].map(({ slug }) => addresses.reviewTypeFeed(slug, 'atom')),
    ...set.lists.themes.map(({ slug }) => addresses.themeFeed(slug, 'json')),
  ];
  const traces = [report!.title, report!.slug, report!.id, report!.summary, file.id, file.title];
  const found = async () => {
    const texts = await Promise.all(readers.map(async (path) => (await site.ask(path)).body));
    const all = texts.join('\n');
    // An id may begin another one.
    return traces.filter((trace) =>
      all.split(trace).some((rest, i) => i > 0 && !/^-\w/.test(rest)),
    );
  };
  site.told.now = due - 1;
  site.told.set = { ...set };
  expect(await found()).toEqual(traces);
  expect((await site.ask(addresses.document(file))).status).toBe(200);
  site.told.now = due;
  expect(await found()).toEqual([]);
  expect((await site.ask(addresses.document(file))).status).toBe(404);
});
