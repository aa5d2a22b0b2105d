import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { KeptPage } from './kept-page.ts';

const headers = { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-cache' };
const answerOf = (body: Buffer) => ({ status: 200, headers, body });
const small = Buffer.from('A row of words; '.repeat(100));
const large = Buffer.from('A row of words; '.repeat(100_000));

it.each([
  ['small', small],
  ['large', large],
])('gives a %s text in every coding, each with a tag of its own', async (_size, body) => {
  const page = await KeptPage.of(answerOf(body), 1);
  const [br, gzip, plain] = await Promise.all(
    (['br', 'gzip', 'identity'] as const).map((coding) => page.prepare(coding)),
  );
  expect(brotliDecompressSync(br!.bytes).equals(body)).toBe(true);
  expect(gunzipSync(gzip!.bytes).equals(body)).toBe(true);
  expect(plain!.bytes.equals(body)).toBe(true);
  const digest = /^"([\w-]{27})"$/.exec(plain?.etag ?? '')?.[1];
  expect([br?.etag, gzip?.etag]).toEqual([`"${digest}-br"`, `"${digest}-gzip"`]);
});

it('compresses once, and keeps what it compressed', async () => {
  const page = await KeptPage.of(answerOf(small), 1);
  expect(page.ready('gzip')).toBeUndefined();
  const prepared = await page.prepare('gzip');
  expect(page.ready('gzip')).toBe(prepared);
  expect(await page.prepare('gzip')).toBe(prepared);
});

it('takes the room of what is kept of it, and tells when that grows', async () => {
  const page = await KeptPage.of(answerOf(small), 1);
  let grown = 0;
  page.whenGrown = () => (grown += 1);
  const before = page.bytes;
  for (const coding of ['identity', 'gzip', 'br'] as const) {
    const { bytes } = await page.prepare(coding);
    // No larger piece of memory is held by it.
    expect(bytes.buffer.byteLength).toBe(bytes.length);
  }
  expect(grown).toBe(2);
  expect(page.bytes - before).toBeGreaterThan(small.length);
});

it('takes less room for a large text than the text itself', async () => {
  const page = await KeptPage.of(answerOf(large), 1);
  await page.prepare('identity');
  expect(page.ready('identity')).toBeUndefined();
  expect(page.bytes).toBeLessThan(large.length / 10);
});

it('knows the same answer again, and every other one', async () => {
  const page = await KeptPage.of(answerOf(large), 1);
  expect(page.isSame(answerOf(Buffer.from(large)))).toBe(true);
  expect(page.isSame(answerOf(large.subarray(1)))).toBe(false);
  expect(page.isSame({ ...answerOf(large), status: 404 })).toBe(false);
  expect(page.isSame({ ...answerOf(large), headers: {} })).toBe(false);
});
