import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addresses, type PublishedSet } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { fixedSnapshot } from 'strapi-content';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrontServerFigures } from '../metrics/front-server-figures.ts';
import { mark, startDocumentsCms, type DocumentsCms } from '../testing/fake-documents-cms.ts';
import { startTestSite, type TestSite } from '../testing/test-site.ts';
import { DocumentCache } from './document-cache.ts';
import { fillDocumentCache } from './fill-document-cache.ts';

const bytes = Buffer.from('The bytes of a report. '.repeat(5_000));
const sha256 = createHash('sha256').update(bytes).digest('hex');
const { lists } = examplePublishedSet;
const [report] = lists.publications;
const document = { ...report!.documents[0]!, bytes: bytes.length, sha256 };
const address = addresses.document(document);
const known = withDocuments([document]);

function withDocuments(documents: (typeof document)[]): PublishedSet {
  const publications = [{ ...report!, documents }];
  const singles = { ...examplePublishedSet.singles, 'site-settings': null };
  return { ...examplePublishedSet, lists: { ...lists, publications, forms: [] }, singles };
}

let folder: string;
let cms: DocumentsCms;
let copies: DocumentCache;
let site: TestSite;
let told: PublishedSet;
let fault: string | undefined;
let reports: string[];
let figures: FrontServerFigures;

const open = (room = 1_000_000) =>
  DocumentCache.open({ folder, room, report: (message) => reports.push(message) });
const sendAll = (_req: unknown, res: ServerResponse) =>
  void res.writeHead(200, { etag: `"${sha256}"`, 'content-length': bytes.length }).end(bytes);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'document-cache-test-'));
  reports = [];
  told = known;
  fault = undefined;
  copies = await open();
  cms = await startDocumentsCms(sendAll);
  site = await startSite(copies);
});
afterEach(async () => {
  await site.close();
  await cms.close();
  await rm(folder, { recursive: true });
});

function startSite(kept: DocumentCache): Promise<TestSite> {
  const fixed = fixedSnapshot(known);
  const status = () => ({
    ...fixed.status(),
    fault: fault ? { kind: fault as 'unreachable', message: '', since: new Date() } : null,
  });
  const snapshot = { ...fixed, current: () => told, status };
  figures = new FrontServerFigures();
  return startTestSite({ snapshot, copies: kept, cmsInternalUrl: cms.url, figures });
}

/** A copy that is there from the start, at a site that serves it. */
async function keptCopy(described: typeof document, content: Buffer): Promise<DocumentCache> {
  await writeFile(path.join(folder, described.sha256), content);
  const kept = await open(2 * content.length);
  await site.close();
  told = withDocuments([described]);
  site = await startSite(kept);
  return kept;
}

const read = () => site.ask(address);
const isKept = () => vi.waitFor(() => expect(copies.has(document)).toBe(true), 5_000);

async function keepThenLoseCms() {
  expect((await read()).body).toEqual(bytes);
  await isKept();
  await cms.close();
}

describe('what is on its way as it goes off the site', () => {
  it('is not kept', async () => {
    const writer = copies.writer(document);
    writer?.resume();
    writer?.write(bytes.subarray(0, 10));
    await copies.keepOnly(new Set());
    await new Promise<void>((resolve) => writer?.end(bytes.subarray(10), resolve));
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), 5_000);
    expect(copies.has(document)).toBe(false);
  });
});

describe('while the CMS is away', () => {
  it('serves what was read before, with the headers that it had', async () => {
    const before = await read();
    await isKept();
    await cms.close();
    const after = await read();
    expect([after.status, after.body]).toEqual([200, bytes]);
    const { date: _a, connection: _b, 'keep-alive': _c, ...expected } = before.headers;
    expect(after.headers).toMatchObject(expected);
  });

  it('serves a part, the head, and nothing to who has it', async () => {
    await keepThenLoseCms();
    const ask = (headers: Record<string, string>, method?: string) =>
      site.ask(address, { headers, ...(method && { method }) });
    const part = await ask({ range: 'bytes=10-19' });
    expect([part.status, part.body.toString()]).toEqual([206, bytes.toString().slice(10, 20)]);
    expect(part.headers['content-range']).toBe(`bytes 10-19/${bytes.length}`);
    expect((await ask({ range: 'bytes=-5' })).body).toEqual(bytes.subarray(-5));
    expect((await ask({ range: `bytes=${bytes.length}-` })).status).toBe(416);
    expect((await ask({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
    expect((await ask({ 'if-none-match': `"${sha256}"` })).status).toBe(304);
    const head = await ask({}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
      200,
      String(bytes.length),
      0,
    ]);
  });

  it('serves it after a restart', async () => {
    await keepThenLoseCms();
    copies = await open();
    expect(await copies.find(document)).toBe(path.join(folder, sha256));
  });

  it('asks nobody where it is known that nobody answers', async () => {
    expect((await read()).body).toEqual(bytes);
    await isKept();
    cms.asked.length = 0;
    fault = 'timed-out';
    expect((await read()).body).toEqual(bytes);
    expect(cms.asked).toEqual([]);
  });

  it('serves it soon where the CMS takes the question and never answers', async () => {
    await read();
    await isKept();
    cms.answer = () => undefined;
    expect((await read()).body).toEqual(bytes);
  });

  it.each([
    ['is not published any more', () => withDocuments([])],
    ['has other bytes now', () => withDocuments([{ ...document, sha256: 'a'.repeat(64) }])],
  ])('serves no copy of what %s', async (_what, change) => {
    await keepThenLoseCms();
    told = change();
    const { status, body } = await read();
    expect(status).not.toBe(200);
    expect(body.includes('bytes of a report')).toBe(false);
  });

  it.each([
    ['other bytes', () => writeFile(path.join(folder, sha256), Buffer.alloc(bytes.length))],
    ['half of the bytes', () => truncate(path.join(folder, sha256), 100)],
    ['nothing', () => rm(path.join(folder, sha256))],
  ])('serves no copy that has %s, and throws it away', async (_what, damage) => {
    await keepThenLoseCms();
    await damage();
    copies = await open();
    expect(await copies.find(document)).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('while a proxy answers for the CMS', () => {
  it.each([200, 302, 404, 410, 502])('serves the copy and keeps it (%i)', async (status) => {
    await read();
    await isKept();
    cms.answer = (_req, res) =>
      void res.writeHead(status, { location: '/elsewhere' }).end('<html>Welcome to nginx</html>');
    expect((await read()).body).toEqual(bytes);
    expect(copies.has(document)).toBe(true);
    told = withDocuments([]);
    expect((await read()).status).toBe(404);
  });
});

describe('while the CMS answers', () => {
  it.each([
    [404, 'not-found'],
    [410, 'gone'],
  ] as const)('its %i is the last word, and throws the copy away', async (status, says) => {
    await read();
    await isKept();
    cms.answer = (_req, res) => void res.writeHead(status, mark(says)).end();
    expect((await read()).status).toBe(status);
    expect(copies.has(document)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('asks it once for many readers, and sends each of them the copy', async () => {
    await read();
    await isKept();
    const methods: (string | undefined)[] = [];
    cms.answer = (req, res) => {
      methods.push(req.method);
      sendAll(req, res);
    };
    const answers = await Promise.all(Array.from({ length: 50 }, read));
    expect(answers.filter(({ status, body }) => status !== 200 || !body.equals(bytes))).toEqual([]);
    expect(methods).toEqual(['HEAD']);
  });

  it('asks it anew as soon as anything else is published', async () => {
    await read();
    await isKept();
    await read();
    cms.answer = (_req, res) => void res.writeHead(410, mark('gone')).end();
    told = withDocuments([document]);
    expect((await read()).status).toBe(410);
  });

  it('serves no copy where it has other bytes by now, and throws the copy away', async () => {
    await read();
    await isKept();
    cms.answer = (_req, res) => void res.writeHead(200, { etag: '"b"', ...mark('served') }).end();
    expect((await read()).status).toBe(503);
    expect(copies.has(document)).toBe(false);
  });

  it('asks it for the bytes where the copy is not what was written', async () => {
    await read();
    await isKept();
    await truncate(path.join(folder, sha256), 100);
    expect((await read()).body).toEqual(bytes);
  });

  it('breaks off a copy on its way to a slow reader once it is not public', async () => {
    const large = Buffer.alloc(30_000_000, 'The bytes of a report. ');
    const slow = {
      ...document,
      bytes: large.length,
      sha256: createHash('sha256').update(large).digest('hex'),
    };
    copies = await keptCopy(slow, large);
    const socket = connect(site.port, '127.0.0.1');
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    let received = 0;
    socket.on('error', () => undefined);
    socket.write(`GET ${address} HTTP/1.1\r\nhost: reviews.example\r\n\r\n`);
    await new Promise((resolve) => socket.once('readable', resolve));
    told = withDocuments([]);
    await vi.waitFor(() => expect(figures.connections).toBe(0), 5_000);
    socket.on('data', (piece: Buffer) => (received += piece.length));
    await ended;
    expect(received).toBeLessThan(large.length);
  });

  it('keeps nothing that is not what was published', async () => {
    const other = Buffer.alloc(bytes.length, 'Other bytes. ');
    cms.answer = (req, res) => {
      const etag = `"${sha256}"`;
      res
        .writeHead(200, { etag, 'content-length': other.length })
        .end(req.method === 'GET' && other);
    };
    expect((await read()).body).toEqual(other);
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), 5_000);
  });

  it('keeps nothing where half of it came', async () => {
    cms.answer = (_req, res) => {
      res.writeHead(200, { etag: `"${sha256}"`, 'content-length': bytes.length });
      res.write(bytes.subarray(0, 50_000), () => setTimeout(() => res.destroy(), 50));
    };
    await expect(read()).rejects.toThrow();
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), 5_000);
  });

  it('sends the bytes also where the disk takes nothing, and says so once', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    for (let times = 0; times < 2; times += 1) expect((await read()).body).toEqual(bytes);
    expect(reports.filter((report) => report.includes('could not be kept'))).toHaveLength(1);
  });
});

it('takes no more room than it may, and lets go first of what was used longest ago', async () => {
  const files = ['a', 'b', 'c'].map((letter) => {
    const content = Buffer.from(letter.repeat(400));
    const hash = createHash('sha256').update(content).digest('hex');
    return { content, sha256: hash, bytes: content.length };
  });
  copies = await open(1_000);
  for (const { content, ...described } of files) {
    await new Promise((resolve) =>
      copies.writer(described)!.on('close', resolve).resume().end(content),
    );
    // The first is used again, so that the second is the oldest.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await copies.find(files[0]!);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(files.map((one) => copies.has(one))).toEqual([true, false, true]);
  expect(copies.bytes).toBe(800);
  expect(await readdir(folder)).toHaveLength(2);
});

it('clears away what was being written when a process ended', async () => {
  await writeFile(path.join(folder, `${sha256}.1-1.part`), 'half');
  copies = await open();
  await expect(stat(path.join(folder, `${sha256}.1-1.part`))).rejects.toThrow('ENOENT');
});

it('fetches what is public before anybody asks, and throws away what is not any more', async () => {
  const options = { cache: copies, cmsUrl: cms.url, current: () => told, lookMs: 10 };
  const filling = fillDocumentCache(options);
  await isKept();
  expect(cms.asked).toEqual([`/api/published/documents/${document.id}`]);
  told = withDocuments([]);
  await vi.waitFor(() => expect(copies.has(document)).toBe(false), 5_000);
  await filling.stop();
  expect(await readdir(folder)).toEqual([]);
});
