import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publishedLists } from '@learning-reviews/content-contract';
import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { documentBytes } from './document-bytes.ts';
import { exportForGhost } from './ghost-posts.ts';
import { quantile } from './growth.ts';
import { failedOf, milliseconds, middle, type Load } from './load.ts';
import { manyPublications } from './many-publications.ts';
import { processorsOf } from './processors.ts';
import { textsToImport } from './texts-to-import.ts';

const load = (perSecond: number, cpuMicroseconds: number): Load => ({
  perSecond,
  cpuMicroseconds,
  median: 1,
  p99: 2,
  bytesPerAnswer: 100,
  memoryBytes: 1_048_576,
  failed: 0,
});

it('makes publications that the contract accepts, each with an address of its own', () => {
  const { publications } = manyPublications(300).lists;
  for (const one of publications) expect(publishedLists.publications.parse(one)).toEqual(one);
  expect(new Set(publications.map(({ slug }) => slug)).size).toBe(300);
  expect(new Set(publications.flatMap(({ documents }) => documents.map(({ id }) => id))).size).toBe(
    300,
  );
});

it('describes each document as its bytes are', () => {
  for (const [index, { documents }] of manyPublications(3).lists.publications.entries()) {
    const content = documentBytes(index);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(documents[0]).toMatchObject({ bytes: content.length, sha256 });
  }
});

it('gives Ghost each publication once, with all of its words and its type', () => {
  const [{ data }] = exportForGhost(5).db as [ReturnType<typeof exportForGhost>['db'][number]];
  const tags = new Map(data.tags.map(({ id, slug }) => [id, slug]));
  const imported = data.posts.map(({ id, slug, title, lexical }) => {
    const { root } = JSON.parse(lexical) as {
      root: { children: { children: { text: string }[] }[] };
    };
    const paragraphs = root.children.map(({ children }) => children.map(({ text }) => text).join());
    const tag = data.posts_tags.find(({ post_id: post }) => post === id)?.tag_id;
    return { slug, title, category: tags.get(tag ?? ''), paragraphs };
  });
  const texts = textsToImport(5);
  expect(texts.every(({ paragraphs }) => paragraphs.join(' ').split(' ').length > 500)).toBe(true);
  expect(texts).toMatchObject(imported);
});

it('reads times as wrk says them', () => {
  const read = (text: string) => milliseconds(`99% ${text}`, /99%\s+([\d.]+\w+)/);
  expect([read('310.00us'), read('1.20ms'), read('2.10s')]).toEqual([0.31, 1.2, 2_100]);
});

it('takes the middle round, and the part of values below which most lie', () => {
  expect(middle([load(3, 1), load(1, 1), load(2, 1)]).perSecond).toBe(2);
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(quantile([1, 2], 0.95)).toBe(2);
});

it('keeps what failed in any round', () => {
  expect(middle([{ ...load(3, 1), failed: 2 }, load(1, 1), load(2, 1)]).failed).toBe(2);
});

it.each([
  ['nothing', 200, '', 0],
  ['another status than 200', 200, 'Non-2xx or 3xx responses: 7\n', 7],
  ['broken and slow', 200, 'Socket errors: connect 1, read 2, write 3, timeout 4\n', 10],
  ['nothing, where 404 is right', 404, 'Non-2xx or 3xx responses: 90\n', 0],
  ['found, where 404 is right', 404, 'Non-2xx or 3xx responses: 80\n', 10],
])('counts as failed: %s', (_what, status, said, failed) => {
  expect(failedOf(`90 requests in 3.00s\n${said}`, status)).toBe(failed);
});

it('reads processors as the kernel writes them', () => {
  expect(processorsOf('0-2,5')).toEqual([0, 1, 2, 5]);
});

it('asks for what it has with no more headers than wrk sends', async () => {
  let asked: IncomingHttpHeaders = {};
  const server = createServer((req, res) => {
    asked = req.headers;
    res.writeHead(req.headers['if-none-match'] ? 304 : 200, { etag: '"a"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await ask(`http://127.0.0.1:${port}/`, { 'if-none-match': '"a"' });
  server.close();
  expect(answer).toEqual({ status: 304, etag: '"a"', bytes: 0 });
  expect(Object.keys(asked).sort()).toEqual(['connection', 'host', 'if-none-match']);
});
