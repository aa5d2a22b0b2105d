import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { numbered, startFakeCms, type FakeCms } from '../tests/fake-cms.ts';
import { strapiLoader } from './build-loader.js';
import { listSource } from './content-source.js';
import { createStrapiClient } from './strapi-client.js';

let cms: FakeCms;
let stored: Map<string, { data: unknown; digest?: unknown }>;
let said: string[];

beforeEach(async () => {
  cms = await startFakeCms();
  stored = new Map();
  said = [];
});
afterEach(() => cms.close());

/** The parts of Astro's loader context that the loader uses, over a plain map. */
function contextOfAstro(): LoaderContext {
  const say = (message: string) => void said.push(message);
  return {
    logger: { warn: say, error: say, info: say },
    store: {
      keys: () => [...stored.keys()],
      delete: (id: string) => stored.delete(id),
      set: ({ id, data, digest }: { id: string; data: unknown; digest?: unknown }) =>
        stored.set(id, { data, digest }),
    },
    generateDigest: (data: unknown) => JSON.stringify(data).length.toString(),
    parseData: ({ data }: { data: { title?: unknown } }) =>
      typeof data.title === 'string'
        ? Promise.resolve(data)
        : Promise.reject(new Error('title: expected string')),
  } as unknown as LoaderContext;
}

const source = () =>
  listSource(createStrapiClient({ baseUrl: cms.url, retries: 0, timeoutMs: 200 }), {
    name: 'reviews',
    path: '/api/reviews',
  });
const load = (options = {}) => strapiLoader({ ...source(), ...options }).load(contextOfAstro());

it('makes the collection equal to the list: items come, change and go', async () => {
  cms.lists.reviews = numbered(120);
  await load();
  expect(stored.size).toBe(120);

  cms.lists.reviews = [{ id: 'item-0001', title: 'Changed' }, ...numbered(1, 300)];
  await load();
  expect([...stored.keys()]).toEqual(['item-0001', 'item-0300']);
  expect(stored.get('item-0001')?.data).toMatchObject({ title: 'Changed' });
});

it('empties the collection when the list is empty', async () => {
  cms.lists.reviews = numbered(3);
  await load();
  cms.lists.reviews = [];
  await load();
  expect(stored.size).toBe(0);
});

it.each(['hangs', 'rubbish', 'half', 'fault'] as const)(
  'leaves what is stored while the CMS %s, and says so',
  async (behaviour) => {
    cms.lists.reviews = numbered(3);
    await load();
    cms.behaviour = behaviour;
    await load();
    expect(stored.size).toBe(3);
    expect(said[0]).toMatch(/^reviews: built with the last known content \(3 items\)\./);
  },
);

it('prefers the last known content that it is given to that of the last build', async () => {
  cms.lists.reviews = numbered(3);
  await load();
  cms.behaviour = 'fault';
  await load({ lastKnown: () => Promise.resolve(numbered(1, 50)) });
  expect([...stored.keys()]).toEqual(['item-0050']);
});

it('leaves out an item that does not fit, and names it', async () => {
  cms.lists.reviews = [...numbered(1), { id: 'bad-one', title: 7 }];
  await load();
  expect([...stored.keys()]).toEqual(['item-0001']);
  expect(said).toEqual([
    'reviews bad-one is left out, since it does not fit. title: expected string',
  ]);
});

it('fails the build rather than empty the collection when no item fits', async () => {
  cms.lists.reviews = numbered(2);
  await load();
  cms.lists.reviews = [{ id: 'item-0001', title: 1 }];
  await expect(load()).rejects.toThrow('No item of reviews fits its schema.');
  expect(stored.size).toBe(2);
});
