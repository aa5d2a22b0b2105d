import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { numbered, startFakeCms, type FakeCms } from '../tests/fake-cms.ts';
import { createStrapiClient, strapiPaging } from './strapi-client.js';

let cms: FakeCms;
beforeEach(async () => {
  cms = await startFakeCms();
});
afterEach(() => cms.close());

const plain = { page: 'page', pageSize: 'pageSize' };
const client = (options = {}) =>
  createStrapiClient({ baseUrl: cms.url, paging: plain, pauseMs: 1, timeoutMs: 500, ...options });

async function itemsOf(path: string, options = {}) {
  const reading = await client(options).list(path);
  if (!reading.ok) throw reading.error;
  return reading.value.items;
}

async function errorOf(path: string, options = {}) {
  const reading = await client(options).list(path);
  if (reading.ok) throw new Error('It was expected to fail.');
  return reading.error;
}

it.each([0, 1, 99, 100, 101, 250])('reads a list of %i items whole', async (count) => {
  cms.lists.reviews = numbered(count);
  expect(await itemsOf('/api/reviews')).toEqual(numbered(count));
});

it('reads on where the CMS allows smaller pages than were asked for', async () => {
  cms.lists.reviews = numbered(30);
  cms.before = (url) => url.searchParams.set('pageSize', '7');
  expect(await itemsOf('/api/reviews')).toHaveLength(30);
});

it('asks Strapi’s own REST API for pages in a stable order, with a query of one’s own', async () => {
  cms.lists.reviews = numbered(3);
  const reading = await client({ paging: strapiPaging, pageSize: 2 }).list('/api/reviews', {
    'populate[theme]': 'true',
  });
  expect(reading.ok && reading.value.items).toHaveLength(3);
  expect(cms.requests[1]).toBe(
    '/api/reviews?sort=documentId:asc&populate[theme]=true&pagination[page]=2&pagination[pageSize]=2',
  );
});

it('sends its token, and without one no authorization at all', async () => {
  cms.lists.reviews = [];
  await itemsOf('/api/reviews', { token: 'secret' });
  await itemsOf('/api/reviews');
  expect(cms.headers.map((headers) => headers.authorization)).toEqual(['Bearer secret', undefined]);
});

it('leaves nothing behind of a try, whether it was answered, failed or was stopped', async () => {
  cms.lists.reviews = numbered(3);
  const stopping = new AbortController();
  const reader = client({ retries: 0 });
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  await reader.get('/api/reviews', {}, { signal: stopping.signal });
  await reader.get('/api/none', {}, { signal: stopping.signal });
  expect(getEventListeners(stopping.signal, 'abort')).toEqual([]);
  expect(timers()).toBe(before);
  cms.before = () => stopping.abort();
  const stopped = await reader.get('/api/reviews', {}, { signal: stopping.signal });
  expect(stopped.ok ? undefined : stopped.error.fault).toBe('unreachable');
  expect(timers()).toBe(before);
});

it('starts again when an item is added while pages are read', async () => {
  cms.lists.reviews = numbered(150);
  cms.before = (url) => {
    if (url.searchParams.get('page') === '2' && cms.lists.reviews?.length === 150) {
      cms.lists.reviews = numbered(151, 0);
    }
  };
  expect(await itemsOf('/api/reviews')).toEqual(numbered(151, 0));
});

it('starts again when the revision changes while pages are read, though the total is the same', async () => {
  cms.lists.reviews = numbered(150);
  cms.before = (url) => {
    if (url.searchParams.get('page') === '2' && cms.revision === 1) {
      cms.revision = 2;
      cms.lists.reviews = numbered(150, 2);
    }
  };
  expect(await itemsOf('/api/reviews')).toEqual(numbered(150, 2));
});

it('gives up with a plain message when a list never holds still', async () => {
  cms.lists.reviews = numbered(150);
  cms.before = () => (cms.revision += 1);
  expect((await errorOf('/api/reviews')).message).toBe(
    '/api/reviews changed while its pages were being read, 5 times in a row. ' +
      'It is tried again at the next look; see whether its order is stable.',
  );
});

it('tries again after a fault that passes', async () => {
  cms.lists.reviews = numbered(1);
  cms.behaviour = 'fault';
  cms.before = () => cms.requests.length === 3 && (cms.behaviour = 'well');
  expect(await itemsOf('/api/reviews', { retries: 2 })).toHaveLength(1);
});

it.each([
  ['hangs', 'timed-out', 3, /did not answer within 100 ms.*overloaded/],
  ['rubbish', 'unreadable', 3, /not JSON/],
  ['half', 'unreadable', 3, /not JSON, or only a part of it/],
  ['empty', 'unreadable', 3, /not JSON/],
  ['fault', 'server-fault', 3, /answered 500.*log of the CMS/],
  ['refuses', 'refused', 1, /answered 403.*Grant this route/],
] as const)('a CMS that %s is a value, not an exception', async (behaviour, fault, tries, text) => {
  cms.lists.reviews = numbered(2);
  cms.behaviour = behaviour;
  const error = await errorOf('/api/reviews', { retries: 2, timeoutMs: 100 });
  expect(error.fault).toBe(fault);
  expect(error.message).toMatch(text);
  expect(cms.requests).toHaveLength(tries);
});

it('a CMS that is away is a value that says what to look at', async () => {
  await cms.close();
  const error = await errorOf('/api/reviews', { retries: 0 });
  expect(error.fault).toBe('unreachable');
  expect(error.remedy).toBe('See whether the CMS is running and whether its address is right.');
});

it('an answer that is no list is refused', async () => {
  cms.singles.reviews = { title: 'One' };
  expect((await errorOf('/api/reviews')).message).toContain('did not answer with page 1 of a list');
});

it('an item without an id is refused, since it could not be told from another', async () => {
  cms.lists.reviews = [{ title: 'Nameless' }];
  expect((await errorOf('/api/reviews')).fault).toBe('unreadable');
});

it('stops at once when it is told to', async () => {
  cms.behaviour = 'hangs';
  const stopping = AbortSignal.timeout(50);
  const begun = Date.now();
  const reading = await client({ timeoutMs: 10_000 }).list('/api/reviews', {}, stopping);
  expect(reading.ok).toBe(false);
  expect(Date.now() - begun).toBeLessThan(2_000);
});

it('reads a single item, which is null where it is not published', async () => {
  cms.singles.settings = { title: 'Site' };
  expect(await client().single('/api/settings')).toMatchObject({
    value: { item: { title: 'Site' } },
  });
  expect(await client().single('/api/other')).toMatchObject({ value: { item: null } });
});
