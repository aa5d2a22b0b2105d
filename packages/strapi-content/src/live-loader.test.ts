import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startFakeCms, type FakeCms } from '../tests/fake-cms.ts';
import { listSource } from './content-source.js';
import { strapiLiveLoader } from './live-loader.js';
import { createStrapiClient } from './strapi-client.js';

interface Review {
  documentId: string;
  slug: string;
  year: number;
}

let cms: FakeCms;
beforeEach(async () => {
  cms = await startFakeCms();
  cms.lists.reviews = [
    { documentId: 'a', slug: 'first', year: 2020 },
    { documentId: 'b', slug: 'second', year: 2021 },
    { documentId: 'c', slug: 'third', year: 2021 },
  ] as object[];
});
afterEach(() => cms.close());

const schema = z.object({ documentId: z.string(), slug: z.string(), year: z.number() });
const loader = () => {
  const client = createStrapiClient({ baseUrl: cms.url, retries: 0, timeoutMs: 200 });
  return strapiLiveLoader<Review>(
    listSource(client, { name: 'reviews', path: '/api/reviews', schema }),
  );
};
const collection = 'reviews';

it('gives all entries by their ids, with hints for a cache', async () => {
  const result = await loader().loadCollection({ collection });
  if ('error' in result) throw result.error;
  expect(result.entries.map((entry) => entry.id)).toEqual(['a', 'b', 'c']);
  expect(result.cacheHint?.tags).toEqual(['reviews']);
  expect(result.entries[0]?.cacheHint?.tags).toEqual(['reviews:a']);
});

it('gives the entries whose fields are equal to a filter', async () => {
  const result = await loader().loadCollection({ collection, filter: { year: 2021 } });
  if ('error' in result) throw result.error;
  expect(result.entries.map((entry) => entry.id)).toEqual(['b', 'c']);
});

it('finds one entry by its id or by a field, and none where there is none', async () => {
  const find = (filter: Partial<Review>) => loader().loadEntry({ collection, filter });
  const byId = await loader().loadEntry({ collection, filter: { id: 'b' } as Partial<Review> });
  expect(byId).toMatchObject({ data: { slug: 'second' } });
  expect(await find({ slug: 'third' })).toMatchObject({ id: 'c' });
  expect(await find({ slug: 'none' })).toBeUndefined();
});

it('gives a fault back as a value', async () => {
  cms.behaviour = 'fault';
  expect(await loader().loadCollection({ collection })).toMatchObject({
    error: { name: 'StrapiContentError', fault: 'server-fault' },
  });
  expect(await loader().loadEntry({ collection, filter: { slug: 'first' } })).toHaveProperty(
    'error',
  );
});

it('an item that does not fit is a fault that names it', async () => {
  cms.lists.reviews = [{ documentId: 'odd' }];
  const result = await loader().loadCollection({ collection });
  expect('error' in result && result.error.message).toMatch(/^reviews odd does not fit its schema/);
});
