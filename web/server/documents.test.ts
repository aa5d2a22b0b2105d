import { createHash } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  addresses,
  type PublishedDocument,
  type PublishedSet,
} from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { parse } from 'content-disposition';
import { fixedSnapshot } from 'strapi-content';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mark } from './testing/fake-documents-cms.ts';
import { startTestSite, type TestSite } from './testing/test-site.ts';

const bytes = Buffer.from('0123456789'.repeat(100));
const sha256 = createHash('sha256').update(bytes).digest('hex');
const tag = `"${sha256}"`;
const { lists } = examplePublishedSet;
const all = [...examplePublishedSet.lists.publications, ...examplePublishedSet.lists.forms].flatMap(
  (entry) => entry.documents,
);
const documentOf = (format: PublishedDocument['format']) => {
  const found = all.find((document) => document.format === format);
  if (!found) throw new Error(`The examples hold no document in ${format}.`);
  return { ...found, sha256, bytes: bytes.length };
};
const pdf = documentOf('PDF');
const word = documentOf('Word');

function withDocuments(documents: PublishedDocument[]): PublishedSet {
  const forms = [{ ...lists.forms[0]!, documents }];
  return { ...examplePublishedSet, lists: { ...lists, publications: [], forms } };
}

let cms: Server;
let site: TestSite;
let told: { set: PublishedSet };
let asked: { url?: string; method?: string; authorization?: string; range?: string }[];
let answerAsCms: Parameters<typeof createServer>[1];

beforeEach(async () => {
  asked = [];
  answerAsCms = (req, res) => {
    const headers = {
      'accept-ranges': 'bytes',
      'content-disposition': 'inline; filename="of-the-cms.pdf"',
      'content-type': 'application/pdf',
      etag: tag,
      'x-powered-by': 'Strapi',
      ...mark('served'),
    };
    if (req.headers['if-none-match'] === tag) return res.writeHead(304, headers).end();
    if (req.headers.range === 'bytes=5000-') {
      return res.writeHead(416, { ...headers, 'content-range': 'bytes */1000' }).end();
    }
    const isPart = req.headers.range === 'bytes=10-19';
    const body = isPart ? bytes.subarray(10, 20) : bytes;
    const range = isPart ? { 'content-range': 'bytes 10-19/1000' } : {};
    res.writeHead(isPart ? 206 : 200, { ...headers, ...range, 'content-length': body.length });
    return res.end(req.method === 'HEAD' ? undefined : body);
  };
  cms = createServer((req, res) => {
    const { authorization, range } = req.headers;
    asked.push({ url: req.url, method: req.method, authorization, range });
    answerAsCms?.(req, res as never);
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = cms.address() as AddressInfo;
  const cmsInternalUrl = `http://127.0.0.1:${port}`;
  told = { set: withDocuments([pdf, word]) };
  const snapshot = { ...fixedSnapshot(examplePublishedSet), current: () => told.set };
  site = await startTestSite({ snapshot, cmsInternalUrl, siteToken: 'the-site-token' });
});

afterEach(async () => {
  await site.close();
  cms.closeAllConnections();
  await new Promise((resolve) => cms.close(resolve));
});

it('serves a document’s bytes with neutral headers of its own', async () => {
  const answer = await site.ask(addresses.document(pdf));
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(bytes);
  expect(answer.headers).toMatchObject({
    'accept-ranges': 'bytes',
    'cache-control': 'no-cache',
    'content-disposition': expect.stringMatching(
      `^inline; filename="${pdf.fileName}"; filename\\*=`,
    ),
    'content-length': '1000',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'content-type': 'application/pdf',
    etag: tag,
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers).not.toHaveProperty('x-powered-by');
  expect(answer.headers).not.toHaveProperty('x-document-answer');
  expect(asked).toMatchObject([
    { url: `/api/published/documents/${pdf.id}`, authorization: undefined },
  ]);
});

it('offers a Word document for keeping, whatever type the CMS tells', async () => {
  const { headers } = await site.ask(addresses.document(word));
  expect(headers['content-disposition']).toMatch(`attachment; filename="${word.fileName}"; `);
  expect(headers['content-type']).toContain('wordprocessingml');
});

it('names the file twice: neutral and in ASCII, and by its title in every letter', async () => {
  const named = (title: string, fileName: string) => {
    const document = { ...pdf, title, fileName };
    told.set = withDocuments([document]);
    return site.ask(addresses.document(document));
  };
  const { headers } = await named('Teulu Ŵ: “crynodeb”', 'teulu-w-crynodeb.pdf');
  const disposition = String(headers['content-disposition']);
  expect(disposition).toMatch(
    /^inline; filename="teulu-w-crynodeb.pdf"; filename\*=UTF-8''[!-~]+$/,
  );
  expect(parse(disposition).parameters['filename']).toBe('Teulu Ŵ “crynodeb”.pdf');
  const split = await named('A\r\nSet-Cookie: x=1', 'a.pdf');
  expect(split.headers).not.toHaveProperty('set-cookie');
  expect(split.headers['content-disposition']).not.toMatch(/[^\x20-\x7e]/);
});

it('serves a part, says where a part is beyond the end, and 304 for what is known', async () => {
  const askFor = (headers: Record<string, string>) =>
    site.ask(addresses.document(pdf), { headers });
  const part = await askFor({ range: 'bytes=10-19' });
  expect(part.status).toBe(206);
  expect(part.body).toEqual(bytes.subarray(10, 20));
  expect(part.headers['content-range']).toBe('bytes 10-19/1000');
  const beyond = await askFor({ range: 'bytes=5000-' });
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */1000']);
  const known = await askFor({ 'if-none-match': tag });
  expect([known.status, known.body.length]).toEqual([304, 0]);
});

it('answers HEAD with the length and no bytes', async () => {
  const answer = await site.ask(addresses.document(pdf), { method: 'HEAD' });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe('1000');
  expect(answer.body).toHaveLength(0);
  expect(asked[0]?.method).toBe('HEAD');
});

it('leads a wrong name to the right one', async () => {
  for (const path of [`/documents/${pdf.id}/other.pdf`, `/documents/${pdf.id}`]) {
    const answer = await site.ask(path);
    expect([answer.status, answer.headers.location]).toEqual([301, addresses.document(pdf)]);
  }
  expect(asked).toEqual([]);
});

it.each([
  '/documents/zzzzzzzzzzzzzzzzzzzzzzzz/report.pdf',
  '/documents/1/report.pdf',
  '/documents/../server/entry.mjs',
  '/documents/%2e%2e%2fentry.mjs',
  '/documents/..%5c..%5centry.mjs',
  `/documents/${pdf.id.toUpperCase()}/${pdf.fileName}`,
  `/documents/${pdf.id}/${pdf.fileName}/`,
  `/Documents/${pdf.id}/${pdf.fileName}`,
  `/documents/${pdf.id}%00/${pdf.fileName}`,
])('answers %s as any unknown address, without asking the CMS', async (path) => {
  const answer = await site.ask(path);
  const { date: _date, ...headers } = answer.headers;
  const unknown = await site.ask('/unknown');
  expect([answer.status, answer.body]).toEqual([404, unknown.body]);
  expect(headers).toEqual({ ...unknown.headers, date: undefined });
  expect(asked).toEqual([]);
});

it('lets few at a time ask the CMS, which must still have time to say what was withdrawn', async () => {
  let running = 0;
  let most = 0;
  const answer = answerAsCms;
  answerAsCms = (req, res) => {
    most = Math.max(most, (running += 1));
    setTimeout(() => {
      running -= 1;
      answer?.(req, res);
    }, 20);
  };
  const readers = Array.from({ length: 220 }, () => site.ask(addresses.document(pdf)));
  const answers = await Promise.all(readers);
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(most).toBe(16);
});

it('leaves the last word to the CMS: its "no" is the same 404', async () => {
  answerAsCms = (_req, res) => res.writeHead(404, mark('not-found')).end('{"secret":1}');
  const answer = await site.ask(addresses.document(pdf));
  expect(answer.status).toBe(404);
  expect(answer.body.toString()).toBe('Unknown');
});

it('says that a document is gone where the CMS knows it already, and lets nobody keep that', async () => {
  answerAsCms = (_req, res) => res.writeHead(410, mark('gone')).end('{"secret":1}');
  const answer = await site.ask(addresses.document(pdf));
  expect([answer.status, answer.headers['cache-control']]).toEqual([410, 'no-store']);
  expect(answer.body.toString()).toContain('This document is no longer here');
  expect(answer.body.toString()).not.toContain('secret');
});

describe('where the CMS leads elsewhere', () => {
  it.each([301, 302])('the site leads to that document, if it is public (%i)', async (status) => {
    answerAsCms = (_req, res) =>
      res
        .writeHead(status, { location: `/api/published/documents/${word.id}`, ...mark('moved') })
        .end();
    const answer = await site.ask(addresses.document(pdf));
    expect([answer.status, answer.headers.location]).toEqual([302, addresses.document(word)]);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['to a document that is not public', '/api/published/documents/zzzzzzzzzzzzzzzzzzzzzzzz'],
    ['in a circle', `/api/published/documents/${pdf.id}`],
    ['to another site', 'https://evil.example/'],
    ['to another part of the CMS', '/admin'],
    ['nowhere', ''],
  ])('it does not follow %s', async (_where, location) => {
    answerAsCms = (_req, res) => res.writeHead(301, { location, ...mark('moved') }).end();
    const answer = await site.ask(addresses.document(pdf));
    expect(answer.status).toBe(503);
    expect(answer.headers).not.toHaveProperty('location');
    expect(asked).toHaveLength(1);
  });
});

it.each([
  ['away', (): void => void cms.close()],
  ['broken', (): void => void (answerAsCms = (_req, res) => res.writeHead(500).end())],
  ['without its store', (): void => void (answerAsCms = (_req, res) => res.writeHead(503).end())],
])('says that the document is not available while the CMS is %s', async (_how, harm) => {
  harm();
  const answer = await site.ask(addresses.document(pdf));
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('60');
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.body.toString()).toContain('It is still published.');
});

const html = '<html>Welcome to nginx</html>';

it.each([
  ['a page', 200, {}],
  ['a page with the name of something else', 200, { etag: '"abc"' }],
  ['a part of a page', 206, { 'content-range': 'bytes 10-19/1000' }],
  ['as many bytes, without saying of what', 200, { 'content-length': 1000 }],
  ['a part of something longer', 206, { etag: tag, 'content-range': 'bytes 0-9/1001' }],
  ['more bytes than there are', 200, { etag: tag, 'content-length': 1001 }],
  ['that nothing has changed', 304, { etag: '"abc"' }],
  ['that it is not found', 404, {}],
  ['that it is gone', 410, {}],
  ['that it is elsewhere', 302, { location: `/api/published/documents/${word.id}` }],
])('takes %s of a proxy between for no answer of the CMS', async (_what, status, headers) => {
  answerAsCms = (_req, res) => res.writeHead(status, headers).end(status === 304 ? '' : html);
  const answer = await site.ask(addresses.document(pdf), { headers: { range: 'bytes=10-19' } });
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '60']);
  expect(answer.body.toString()).not.toContain('nginx');
  expect(answer.headers).not.toHaveProperty('location');
});

it('does not show what the CMS holds under the same id until it is told of it', async () => {
  answerAsCms = (_req, res) =>
    res.writeHead(200, { etag: '"abc"', ...mark('served') }).end('Other bytes');
  const answer = await site.ask(addresses.document(pdf));
  expect(answer.status).toBe(503);
  expect(answer.body.toString()).not.toContain('Other bytes');
});

it('asks again where the CMS closes idle connections just as they are used again', async () => {
  const answered = answerAsCms;
  answerAsCms = (req, res) => {
    if (asked.length === 2) answerAsCms = answered;
    req.socket.destroy();
    return res;
  };
  const answer = await site.ask(addresses.document(pdf));
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(bytes);
  expect(asked).toHaveLength(3);
});

it('asks no more than three times, and says that the document is away', async () => {
  answerAsCms = (req) => req.socket.destroy();
  expect(await site.ask(addresses.document(pdf))).toMatchObject({ status: 503 });
  expect(asked).toHaveLength(3);
});

it('cuts the connection where the CMS breaks off, so that half a file is not taken for whole', async () => {
  answerAsCms = (_req, res) => {
    res.writeHead(200, { 'content-length': 1000, etag: tag });
    res.write(bytes.subarray(0, 500), () => res.destroy());
  };
  await expect(site.ask(addresses.document(pdf))).rejects.toThrow(/aborted|hang up/);
});

/** Asks for a document and gives the response before its bytes are read. */
function begin() {
  const path = addresses.document(pdf);
  const asking = request({ port: site.port, host: '127.0.0.1', path });
  asking.on('error', () => undefined);
  asking.end();
  return asking;
}

it('lets go of the CMS when the visitor leaves', async () => {
  const left = new Promise<void>((resolve) => {
    answerAsCms = (_req, res) => {
      res.writeHead(200, { 'content-length': 1000, etag: tag });
      res.write('begun');
      res.once('close', resolve);
    };
  });
  const asking = begin();
  asking.once('response', () => asking.destroy());
  await left;
});

it('takes bytes from the CMS no faster than the visitor takes them', async () => {
  const size = 200 * 1024 * 1024;
  let sent = 0;
  told.set = withDocuments([{ ...pdf, bytes: size }]);
  answerAsCms = (_req, res) => {
    res.writeHead(200, { 'content-length': size, etag: tag });
    const chunk = Buffer.alloc(64 * 1024);
    const more = () => {
      while (sent < size && !res.destroyed) {
        sent += chunk.length;
        if (!res.write(chunk)) return void res.once('drain', more);
      }
      return undefined;
    };
    more();
  };
  const asking = begin();
  await new Promise((resolve) => asking.once('response', resolve));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(50 * 1024 * 1024);
  asking.destroy();
});

it('serves a draft’s document with the site’s token, and lets nobody keep it', async () => {
  const answer = await site.ask(`/preview/a-token.b/documents/${pdf.id}/draft-report.pdf`);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(bytes);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['x-robots-tag']).toBe('noindex, nofollow');
  expect(asked).toMatchObject([
    { url: `/api/preview/a-token.b/documents/${pdf.id}`, authorization: 'Bearer the-site-token' },
  ]);
});

it.each([
  ['a page', 200],
  ['a 404', 404],
])('takes %s of a proxy between for no draft', async (_what, status) => {
  answerAsCms = (_req, res) => res.writeHead(status).end(html);
  const answer = await site.ask(`/preview/a-token.b/documents/${pdf.id}/draft-report.pdf`);
  expect(answer.status).toBe(503);
  expect(answer.body.toString()).not.toContain('nginx');
});
