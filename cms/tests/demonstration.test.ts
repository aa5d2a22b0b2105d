import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  publishedLists,
  publishedSingles,
  type PublishedListName,
} from '@learning-reviews/content-contract';
import { contentSha256 } from '@learning-reviews/content-contract/content-hash';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningCms } from './running-cms';

type Released = typeof import('../src/receipts/released-content');

const require = createRequire(import.meta.url);
const built = <T>(name: string): T => require(`../dist/src/demo/${name}.js`) as T;
const loading = () =>
  built<typeof import('../src/demo/loading/load-demonstration')>('loading/load-demonstration');
const removing = () =>
  built<typeof import('../src/demo/loading/remove-demonstration')>('loading/remove-demonstration');
const listing = () =>
  built<typeof import('../src/demo/loading/demonstration-status')>('loading/demonstration-status');
const starting = () =>
  built<typeof import('../src/demo/loading/load-starter')>('loading/load-starter');
const reading = () => built<typeof import('../src/demo/read-content')>('read-content');

const publicationUid = 'api::publication.publication';

interface List {
  data: {
    id: string;
    slug: string;
    title?: string;
    types?: string[];
    documents?: { id: string }[];
  }[];
}

let cms: RunningCms;
beforeAll(async () => {
  // What the product brings along needs nobody's approval, whatever the rules are.
  cms = await RunningCms.start({}, 'as new');
});
afterAll(() => cms.stop());

const list = async (name: string) =>
  (await cms.call<List>(`/api/published/${name}?pageSize=100`)).body.data;
const single = async (name: string) =>
  (await cms.call<{ data: Record<string, unknown> }>(`/api/published/${name}`)).body.data;
const status = () => listing().demonstrationStatus(cms.strapi);
const files = () => readdir(path.join(cms.dataDir, 'documents')).catch(() => []);

/** How many rows there are in each table of content, parts and links. */
async function rows(): Promise<Record<string, number>> {
  const { connection } = cms.strapi.db;
  const counts: Record<string, number> = {};
  for (const name of await cms.strapi.db.dialect.schemaInspector.getTables()) {
    if (
      !/^(components_|files|publications|forms|themes|groups|pages|redirects|review_types|site_settings|learning_reviews)/.test(
        name,
      )
    )
      continue;
    const [found] = await connection(name).count({ count: '*' });
    if (Number(found?.count) > 0) counts[name] = Number(found?.count);
  }
  return counts;
}

describe('the demonstration', () => {
  it('goes on where an interrupted load stopped', async () => {
    const stop = (done: number): void => {
      if (done === 60) throw new Error('interrupted');
    };
    await expect(loading().loadDemonstration(cms.strapi, stop)).rejects.toThrow('interrupted');
    expect(await status()).toMatchObject({ isLoaded: true });

    const seen: string[] = [];
    await loading().loadDemonstration(cms.strapi, (done, total) => seen.push(`${done}/${total}`));
    expect(seen.at(0)).toMatch(/^1\//);
    expect(new Set(seen.at(-1)?.split('/')).size).toBe(1);
  }, 300_000);

  it('is published as its files say, and fits the contract', async () => {
    const content = reading().readContent(reading().demonstrationFolder);
    for (const name of Object.keys(publishedLists) as PublishedListName[]) {
      const expected = [...content[name].values()].filter(
        (entry) => !('isDraft' in entry && entry.isDraft),
      );
      const items = await list(name);
      expect(items, name).toHaveLength(expected.length);
      for (const item of items) publishedLists[name].parse(item);
    }
    publishedSingles['site-settings'].parse(await single('site-settings'));
    publishedSingles['learning-reviews-page'].parse(await single('learning-reviews-page'));
    const drafts = await cms.strapi
      .documents(publicationUid as never)
      .count({ status: 'draft' } as never);
    expect(drafts).toBe(content.publications.size);
  });

  it('keeps first-published dates, languages, page counts and links', async () => {
    const publications = await list('publications');
    const larch = publications.find(({ slug }) => slug === 'family-larch');
    expect(larch).toMatchObject({
      firstPublishedOn: '2021-11-16',
      types: [expect.any(String), expect.any(String)],
      related: [expect.any(String), expect.any(String)],
      changeNotes: [{ date: '2022-11-15' }, { date: '2022-02-01' }, { date: '2021-11-18' }],
      documents: [{ format: 'PDF', language: 'en' }, { pages: 2 }, { language: 'cy' }],
    });
    const review = publications.find(({ slug }) => slug === 'thematic-review-of-ten-reviews');
    expect(review?.documents?.[0]).toHaveProperty('pages');
    const first = review?.documents?.[0] as { id: string; pages: number };
    expect(first.pages).toBeGreaterThanOrEqual(40);
    const answer = await cms.call(`/api/published/documents/${first.id}`);
    expect(answer.status).toBe(200);
    expect(answer.text.startsWith('%PDF-')).toBe(true);
  });

  it('has one hash for each publication and form, here and where the site reads it', async () => {
    const { readReleasedContent } = require('../dist/src/receipts/released-content.js') as Released;
    for (const name of ['publications', 'forms'] as const) {
      const uid = name === 'forms' ? 'api::form.form' : publicationUid;
      const items = await list(name);
      expect(items.length).toBeGreaterThan(3);
      for (const item of items) {
        const released = await readReleasedContent(cms.strapi, { uid, documentId: item.id });
        const onTheSite = contentSha256(publishedLists[name].parse(item));
        expect(released?.contentSha256, item.slug).toBe(onTheSite);
      }
    }
    // What the product brings along is no release of anybody's.
    expect(await cms.strapi.db.connection('receipts').select()).toEqual([]);
  });

  it('is not stored twice', async () => {
    const before = await rows();
    expect(await loading().loadDemonstration(cms.strapi)).toBe(false);
    expect(await starting().loadStarter(cms.strapi)).toBe(0);
    expect(await rows()).toEqual(before);
    expect((await files()).length).toBe(before.files);
  });

  it('tells what somebody has edited', async () => {
    expect((await status()).items.filter(({ isEdited }) => isEdited)).toEqual([]);
    const [maple] = (await list('publications')).filter(({ slug }) => slug === 'child-maple');
    const change = { documentId: maple?.id, data: { summary: 'Rewritten.' } };
    await cms.strapi.documents(publicationUid as never).update(change as never);
    expect((await status()).items.filter(({ isEdited }) => isEdited)).toEqual([
      expect.objectContaining({ kind: 'Publication', title: maple?.title, documentId: maple?.id }),
    ]);
  });

  it('goes entirely, and leaves what is not its own with its review type', async () => {
    const [type] = (await list('review-types')).filter(({ slug }) => slug.startsWith('domestic'));
    const own = {
      title: 'Our own',
      slug: 'our-own',
      kind: 'Statement',
      summary: 'Ours.',
      types: [type?.id],
    };
    await cms.strapi
      .documents(publicationUid as never)
      .create({ data: own, status: 'published' } as never);

    const removed = await removing().removeDemonstration(cms.strapi);
    expect(removed).toBeGreaterThan(100);
    expect(await status()).toEqual({ isLoaded: false, items: [] });
    expect(await files()).toEqual([]);
    expect(await list('publications')).toMatchObject([{ slug: 'our-own', types: [type?.id] }]);
    for (const name of ['forms', 'themes', 'groups', 'pages', 'redirects']) {
      expect(await list(name), name).toEqual([]);
    }
    expect(await single('site-settings')).toMatchObject({
      partnershipName: 'Your safeguarding partnership',
      banner: null,
    });
    expect(JSON.stringify([await list('review-types'), await single('site-settings')])).not.toMatch(
      /telford|wrekin|\.example|01632/i,
    );
  }, 120_000);

  it('leaves no row behind but those of the starter content', async () => {
    const [own] = await list('publications');
    await cms.strapi.documents(publicationUid as never).delete({ documentId: own!.id } as never);
    const left = await rows();
    for (const uid of [
      'api::review-type.review-type',
      'api::site-settings.site-settings',
      'api::learning-reviews-page.learning-reviews-page',
    ]) {
      const entries = await cms.strapi.db.query(uid).findMany({ where: { publishedAt: null } });
      for (const { documentId } of entries) {
        await cms.strapi.documents(uid as never).delete({ documentId } as never);
      }
    }
    expect(await rows(), `after the removal there was ${JSON.stringify(left)}`).toEqual({});
  });

  it('does not come back once it is removed', async () => {
    expect(await loading().loadDemonstration(cms.strapi)).toBe(false);
    expect(await rows()).toEqual({});
  });
});

describe('the starter content', () => {
  it('is the review types, the landing page and the settings, published', async () => {
    expect(await starting().loadStarter(cms.strapi)).toBe(5);
    const types = await list('review-types');
    expect(types).toHaveLength(3);
    for (const type of types) publishedLists['review-types'].parse(type);
    publishedSingles['site-settings'].parse(await single('site-settings'));
    const landing = await single('learning-reviews-page');
    expect(publishedSingles['learning-reviews-page'].parse(landing).types).toHaveLength(3);
    expect(await list('publications')).toEqual([]);
  });

  it('never changes what a partnership has made of it', async () => {
    const { documentId } = (await cms.strapi
      .documents('api::site-settings.site-settings' as never)
      .findFirst({} as never)) as { documentId: string };
    const data = { partnershipName: 'Ours' };
    await cms.strapi
      .documents('api::site-settings.site-settings' as never)
      .update({ documentId, data, status: 'published' } as never);
    expect(await starting().loadStarter(cms.strapi)).toBe(0);
    expect(await single('site-settings')).toMatchObject({ partnershipName: 'Ours' });
  });
});
