import {
  publishedLists,
  publishedRevision,
  publishedSingles,
  type PublishedListName,
  type PublishedSingleName,
} from '@learning-reviews/content-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

interface List {
  data: { id: string; slug?: string; title?: string }[];
  meta: { revision: number; pagination: { page: number; pageCount: number; total: number } };
}

let cms: RunningCms;

const revision = async () =>
  (await cms.call<{ revision: number }>('/api/published/revision')).body.revision;
const list = async (name: string, query = '') =>
  (await cms.call<List>(`/api/published/${name}${query}`)).body;

beforeAll(async () => {
  cms = await RunningCms.start();
});

afterAll(() => cms.stop());

describe('what is published', () => {
  it('fits the contract, with every field filled in', async () => {
    const { strapi } = cms;
    const group = await createEntry(strapi, 'api::group.group', { url: '' }, 'published');
    const type = await createEntry(
      strapi,
      'api::review-type.review-type',
      {
        groups: [group.documentId],
        otherNames: [
          { fullName: 'Serious case review', usedFrom: '2010-01-01', usedUntil: '2018-06-29' },
        ],
        statutoryBases: [
          { title: 'Care Act 2014', url: 'https://www.legislation.gov.uk/ukpga/2014/23' },
        ],
        kindsOfReview: [{ name: 'Local', summary: 'Led here.' }],
        supportContacts: [{ name: 'Help line', phone: '01632 960 123' }],
      },
      'published',
    );
    const theme = await createEntry(strapi, 'api::theme.theme', {}, 'published');
    const [file] = (await upload(cms, 'Author', pdfWithPages(2), 'report.pdf', 'application/pdf'))
      .body;
    const documents = [
      { title: 'Full report', file: file?.id, language: 'Welsh', isAccessible: true },
    ];
    const publication = await createEntry(
      strapi,
      'api::publication.publication',
      {
        types: [type.documentId],
        themes: [theme.documentId],
        kind: 'Seven-minute briefing',
        whatHappened: 'A child moved six times.',
        keyLearning: [{ text: 'Ask twice.' }],
        teamQuestions: [{ text: 'Whom do we not ask?' }],
        periodReviewed: { fromYear: 2019, fromQuarter: 'January to March', toYear: 2020 },
        changeNotes: [
          { date: '2024-01-01', note: 'First.' },
          { date: '2025-01-01', note: 'Second.' },
        ],
        body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Text' }] }],
        documents,
      },
      'published',
    );
    await createEntry(
      strapi,
      'api::form.form',
      { types: [type.documentId], documents, sendTo: { name: 'Team', email: 'team@example.org' } },
      'published',
    );
    await createEntry(strapi, 'api::page.page', {}, 'published');
    await createEntry(strapi, 'api::redirect.redirect', {});
    await createEntry(strapi, 'api::site-settings.site-settings', {}, 'published');
    await createEntry(
      strapi,
      'api::learning-reviews-page.learning-reviews-page',
      { types: [type.documentId] },
      'published',
    );

    for (const [name, schema] of Object.entries(publishedLists)) {
      const answer = await list(name);
      expect(answer.data, name).toHaveLength(1);
      expect(schema.parse(answer.data[0]), name).toEqual(answer.data[0]);
    }
    for (const [name, schema] of Object.entries(publishedSingles)) {
      const { body } = await cms.call<{ data: unknown }>(`/api/published/${name}`);
      expect(schema.parse(body.data), name).toEqual(body.data);
    }
    const [shown] = (await list('publications')).data;
    expect(shown).toMatchObject({
      id: publication.documentId,
      kind: 'seven-minute-briefing',
      types: [type.documentId],
      themes: [theme.documentId],
      whatHappened: 'A child moved six times.',
      keyLearning: ['Ask twice.'],
      teamQuestions: ['Whom do we not ask?'],
      periodReviewed: { from: { year: 2019, quarter: 1 }, to: { year: 2020, quarter: null } },
      changeNotes: [{ note: 'Second.' }, { note: 'First.' }],
      documents: [{ fileName: 'full-report.pdf', language: 'cy', format: 'PDF', pages: 2 }],
    });
    const [shownType] = (await list('review-types')).data;
    expect(shownType).toMatchObject({ groups: [group.documentId] });
  });

  it('comes in pages of a stable order', async () => {
    for (let at = 0; at < 5; at += 1)
      await createEntry(cms.strapi, 'api::page.page', {}, 'published');
    const first = await list('pages', '?page=1&pageSize=4');
    const second = await list('pages', '?page=2&pageSize=4');
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect(first.meta.pagination).toEqual({ page: 1, pageSize: 4, pageCount: 2, total: 6 });
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('goes on without an item that does not fit, and says which', async () => {
    const good = (await list('themes')).data.length;
    const bad = await createEntry(cms.strapi, 'api::theme.theme', {}, 'published');
    await cms.strapi.db.query('api::theme.theme').updateMany({
      where: { documentId: bad.documentId },
      data: { definition: '' },
    });
    expect((await list('themes')).data).toHaveLength(good);
    await cms.strapi.documents('api::theme.theme').delete({ documentId: bad.documentId });
  });

  it.each([
    '?status=draft',
    '?populate=*',
    '?filters[slug]=x',
    '?page=0',
    '?pageSize=101',
    '?page=1&page=2',
    '?sort=slug',
    '?createdBy=1',
    '?pageSize=1e2',
    '?_q=a',
  ])('refuses the query %s', async (query) => {
    for (const name of ['publications', 'redirects', 'site-settings']) {
      expect((await cms.call(`/api/published/${name}${query}`)).status).toBe(400);
    }
  });

  it('answers 404 for a name that is no list', async () => {
    expect((await cms.call('/api/published/users')).status).toBe(404);
    expect((await cms.call('/api/published/__proto__')).status).toBe(404);
  });

  it('leaves out drafts, and what points to a draft', async () => {
    const draftType = await createEntry(cms.strapi, 'api::review-type.review-type', {});
    const draft = await createEntry(cms.strapi, 'api::publication.publication', {
      title: 'Secret draft',
    });
    const open = await createEntry(
      cms.strapi,
      'api::publication.publication',
      { title: 'Open', types: [draftType.documentId], related: [draft.documentId] },
      'published',
    );
    const answer = await cms.call<List>('/api/published/publications');
    expect(answer.text).not.toContain('Secret draft');
    expect(answer.text).not.toContain(draft.documentId);
    expect(answer.body.data.find(({ id }) => id === open.documentId)).toMatchObject({
      types: [],
      related: [],
    });
    await cms.strapi
      .documents('api::review-type.review-type')
      .publish({ documentId: draftType.documentId });
    const after = await list('publications');
    expect(after.data.find(({ id }) => id === open.documentId)).toMatchObject({
      types: [draftType.documentId],
    });
  });

  it('names no person of the admin', async () => {
    const names = [...Object.keys(publishedLists), ...Object.keys(publishedSingles)];
    for (const name of names as (PublishedListName | PublishedSingleName)[]) {
      const { text } = await cms.call(`/api/published/${name}`);
      expect(text, name).not.toMatch(
        /createdBy|updatedBy|password|resetPasswordToken|(administrator|approver|author)@/,
      );
    }
  });
});

describe('the revision', () => {
  it('is answered with the name of its database, as the contract says', async () => {
    const { body } = await cms.call('/api/published/revision');
    const { revision, database } = publishedRevision.parse(body);
    expect(revision).toBeGreaterThan(0);
    expect(publishedRevision.parse((await cms.call('/api/published/revision')).body)).toEqual({
      revision,
      database,
    });
  });

  it('rises with what readers can see and with nothing else', async () => {
    const themes = cms.strapi.documents('api::theme.theme');
    const start = await revision();
    const { documentId } = await createEntry(cms.strapi, 'api::theme.theme', {});
    await themes.update({ documentId, data: { name: 'Changed draft' } });
    expect(await revision()).toBe(start);
    await themes.publish({ documentId });
    const published = await revision();
    expect(published).toBeGreaterThan(start);
    await themes.update({ documentId, data: { name: 'Draft again' } });
    await themes.discardDraft({ documentId });
    expect(await revision()).toBe(published);
    await themes.unpublish({ documentId });
    const unpublished = await revision();
    expect(unpublished).toBeGreaterThan(published);
    await themes.delete({ documentId });
    expect(await revision()).toBe(unpublished);
  });

  it('rises with a redirect, which has no drafts', async () => {
    const start = await revision();
    const { documentId } = await createEntry(cms.strapi, 'api::redirect.redirect', {});
    const made = await revision();
    expect(made).toBeGreaterThan(start);
    await cms.strapi.documents('api::redirect.redirect').delete({ documentId });
    expect(await revision()).toBeGreaterThan(made);
  });

  it('does not count a change that was rolled back', async () => {
    const { documentId } = await createEntry(cms.strapi, 'api::theme.theme', {});
    const start = await revision();
    const change = cms.strapi.db.transaction(async () => {
      await cms.strapi.documents('api::theme.theme').publish({ documentId });
      throw new Error('no');
    });
    await expect(change).rejects.toThrow('no');
    expect(await revision()).toBe(start);
    expect((await list('themes')).data.map(({ id }) => id)).not.toContain(documentId);
  });

  it('counts each of many changes at once', async () => {
    const entries = await Promise.all(
      Array.from({ length: 8 }, () => createEntry(cms.strapi, 'api::theme.theme', {})),
    );
    const start = await revision();
    const themes = cms.strapi.documents('api::theme.theme');
    await Promise.all(entries.map(({ documentId }) => themes.publish({ documentId })));
    expect(await revision()).toBe(start + 8);
  });
});
