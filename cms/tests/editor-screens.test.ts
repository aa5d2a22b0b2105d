import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AttentionItem,
  DemonstrationAnswer,
  MyDrafts,
  PublishedEntry,
  Step,
} from '../src/editor-screens/home/answers';
import { pathOfAllBy, type EditableKind } from '../src/editor-screens/editable-kinds';
import type { ThemeSuggestions } from '../src/themes/answers';
import { createEntry, upload } from './example-entries';
import { RunningCms, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';

const publication = 'api::publication.publication';

let cms: RunningCms;
let types: string[];

beforeAll(async () => {
  cms = await RunningCms.start({ SITE_URL: 'https://reviews.example.org' });
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(() => cms.stop());

async function ask<T>(role: Role, question: string): Promise<T> {
  const answer = await cms.as<{ data: T }>(role, `/editor-screens${question}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.data;
}

async function configurationOf(uid: string) {
  const service = cms.strapi.plugin('content-manager').service('content-types');
  return service['findConfiguration']({ uid }) as Promise<{
    settings: Record<string, unknown>;
    metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
    layouts: { list: string[]; edit: { name: string }[][] };
  }>;
}

describe('the screens', () => {
  it('have our labels, help texts and order of fields', async () => {
    const { metadatas, layouts, settings } = await configurationOf(publication);
    expect(metadatas.slug?.edit.label).toBe('Web address');
    expect(metadatas.documents?.edit.description).toContain('private until you publish');
    expect(layouts.edit[0]?.[0]?.name).toBe('title');
    expect(settings.mainField).toBe('title');
  });

  it('keep what an administrator has configured until their text changes', async () => {
    const { applyScreens } = (await import('../dist/src/editor-screens/apply-screens.js')) as {
      applyScreens(strapi: unknown): Promise<string[]>;
    };
    expect(await applyScreens(cms.strapi)).toEqual([]);
    const store = cms.strapi.store({ type: 'core', name: 'editor-screens' });
    const versions = (await store.get({ key: 'versions' })) as Record<string, string>;
    await store.set({ key: 'versions', value: { ...versions, [publication]: 'older' } });
    expect(await applyScreens(cms.strapi)).toEqual([publication]);
  });

  it('leave out what only builders of the CMS need', async () => {
    const { body } = await cms.as<{ data: { uid: string; isDisplayed: boolean }[] }>(
      'Administrator',
      '/content-manager/content-types',
    );
    const shown = body.data.filter(({ isDisplayed }) => isDisplayed).map(({ uid }) => uid);
    expect(shown).not.toContain('plugin::users-permissions.user');
    expect(shown).toContain(publication);
    const permissions = await cms.as('Administrator', '/admin/users/me/permissions');
    expect(permissions.text).not.toContain('admin::marketplace.read');
    expect(permissions.text).not.toContain('plugin::content-type-builder.read');
    expect(permissions.text).toContain('api::demonstration.remove');
  });
});

/** What the list of all publications that a person made or last changed shows to them. */
async function allBy(role: Role): Promise<string[]> {
  const { email } = cms.signInDetails(role);
  const user = await cms.strapi.db.query('admin::user').findOne({ where: { email } });
  const kind = { uid: publication } as EditableKind;
  const list = await cms.as<{ results: { documentId: string }[] }>(
    role,
    pathOfAllBy(kind, Number(user.id)),
  );
  expect(list.status, list.text).toBe(200);
  return list.body.results.map(({ documentId }) => documentId);
}

describe('the home screen', () => {
  it('is ours for everybody, also for a colleague who is added later', async () => {
    const author = await cms.as<{ data: { widgets: { uid: string }[] } }>(
      'Author',
      '/admin/homepage/layout',
    );
    expect(author.body.data.widgets.map(({ uid }) => uid)).toContain('global::my-drafts');
    const { id } = await cms.strapi.service('admin::user')['create']({
      firstname: 'New',
      email: 'new.colleague@example.org',
      isActive: false,
      roles: [],
    });
    const store = cms.strapi.store({ type: 'core', name: 'admin' });
    expect(await store.get({ key: `homepage-layout:${id}` })).toMatchObject({ version: 1 });
  });

  it('shows a draft to the person who wrote it until it is published', async () => {
    const made = await cms.as<{ data: { documentId: string } }>(
      'Author',
      `/content-manager/collection-types/${publication}`,
      {
        json: {
          title: 'Adult Q',
          slug: 'adult-q',
          kind: 'Report',
          summary: 'A draft.',
          language: 'English',
        },
      },
    );
    expect(made.status, made.text).toBe(201);
    const { documentId } = made.body.data;
    const drafts = await ask<MyDrafts>('Author', '/my-drafts');
    expect(drafts.entries).toEqual([
      expect.objectContaining({ title: 'Adult Q', kind: 'Publication', isNew: true }),
    ]);
    expect(drafts.counts).toEqual([
      expect.objectContaining({
        kind: 'Publication',
        count: 1,
        path: expect.stringContaining(documentId),
      }),
    ]);
    expect((await ask<MyDrafts>('Approver', '/my-drafts')).entries).toEqual([]);
    expect(await allBy('Author')).toEqual([documentId]);
    expect(await allBy('Approver')).not.toContain(documentId);
    const data = { types };
    await cms.strapi.documents(publication as never).update({ documentId, data } as never);
    await cms.strapi.documents(publication as never).publish({ documentId });
    expect((await ask<MyDrafts>('Author', '/my-drafts')).entries).toEqual([]);
  });

  it('names what needs attention, with a list of exactly those entries', async () => {
    const bare = await createEntry(cms.strapi, publication, { slug: 'bare', types }, 'published');
    const items = await ask<AttentionItem[]>('Author', '/needs-attention');
    const item = items.find(({ id }) => id === 'nothing-to-read');
    expect(item?.path).toContain(bare.documentId);
    const list = await cms.as<{ results: { documentId: string }[] }>(
      'Author',
      (item?.path ?? '').replace(/^\/content-manager/, '/content-manager'),
    );
    expect(list.body.results).toHaveLength(item?.count ?? 0);
    await cms.strapi.documents(publication as never).unpublish({ documentId: bare.documentId });
    const later = await ask<AttentionItem[]>('Author', '/needs-attention');
    expect(later.find(({ id }) => id === 'nothing-to-read')?.path ?? '').not.toContain(
      bare.documentId,
    );
  });

  it('names reports and briefings that lack part of what opens their page', async () => {
    const whole = {
      whatHappened: 'A move.',
      keyLearning: [{ text: 'Ring.' }],
      teamQuestions: [{ text: 'Who rings?' }],
    };
    const published = async (fields: object) =>
      (await createEntry(cms.strapi, publication, { types, ...whole, ...fields }, 'published'))
        .documentId;
    const lacking = [
      await published({ whatHappened: null }),
      await published({ whatHappened: '' }),
      await published({ kind: 'Seven-minute briefing', keyLearning: [] }),
      await published({ teamQuestions: [] }),
    ];
    const others = [await published({}), await published({ kind: 'Statement', keyLearning: [] })];
    const draft = await createEntry(cms.strapi, publication, { types });
    const items = await ask<AttentionItem[]>('Author', '/needs-attention');
    const path = items.find(({ id }) => id === 'no-opening')?.path ?? '';
    for (const id of lacking) expect(path).toContain(id);
    for (const id of [...others, draft.documentId]) expect(path).not.toContain(id);
  });

  it('suggests themes for what has none, and says why, until the editor chooses', async () => {
    const theme = await createEntry(
      cms.strapi,
      'api::theme.theme',
      { name: 'Neglect', tellingWords: 'not brought' },
      'published',
    );
    const summary = 'He was not brought. Neglect, and neglect again.';
    const { documentId } = await createEntry(cms.strapi, publication, { summary, types });
    const waiting = async () => {
      const items = await ask<AttentionItem[]>('Author', '/needs-attention');
      const item = items.find(({ id }) => id === 'no-theme');
      if (!item) return [];
      const { body } = await cms.as<{ results: { documentId: string }[] }>(
        'Author',
        `${item.path}&pageSize=100`,
      );
      expect(body.results).toHaveLength(item.count);
      return body.results.map((entry) => entry.documentId);
    };
    const suggestions = (role: Role) =>
      ask<ThemeSuggestions>(role, `/theme-suggestions?documentId=${documentId}`);
    expect(await waiting()).toContain(documentId);
    const because = [
      { words: 'neglect', times: 2 },
      { words: 'not brought', times: 1 },
    ];
    expect(await suggestions('Author')).toEqual({
      hasThemes: false,
      suggested: [{ documentId: theme.documentId, name: 'Neglect', because }],
    });
    const data = { themes: [theme.documentId] };
    await cms.strapi.documents(publication as never).update({ documentId, data } as never);
    expect(await suggestions('Approver')).toEqual({ hasThemes: true, suggested: [] });
    expect(await waiting()).not.toContain(documentId);
    const files = await upload(cms, 'Author', pdfWithPages(1), 'report.pdf', 'application/pdf');
    const { keepText } =
      cms.built<typeof import('../src/searching/text-rows')>('searching/text-rows');
    const text = 'Neglect. They did not see neglect. It was neglect.';
    const pages = { pages: [{ page: 1, text }], unsearchable: [] };
    await keepText(cms.strapi, files.body[0]!.hash.slice(0, 64), pages);
    const documents = [{ title: 'Report', file: files.body[0]!.id, language: 'English' }];
    const withFile = await createEntry(cms.strapi, publication, { types, documents });
    const ofFile = await ask<ThemeSuggestions>(
      'Author',
      `/theme-suggestions?documentId=${withFile.documentId}`,
    );
    expect(ofFile.suggested[0]?.because).toEqual([{ words: 'neglect', times: 3 }]);
    const unknown = await cms.as('Author', '/editor-screens/theme-suggestions?documentId=x');
    expect(unknown.status).toBe(404);
  });

  it('names what was withdrawn until the withdrawal is lifted', async () => {
    const { documentId } = await createEntry(
      cms.strapi,
      publication,
      { slug: 'to-withdraw', types },
      'published',
    );
    const entry = { uid: publication, documentId };
    const waiting = async () => {
      const items = await ask<AttentionItem[]>('Approver', '/needs-attention');
      return items.find(({ id }) => id === 'withdrawn-publications')?.path ?? '';
    };
    expect(await waiting()).not.toContain(documentId);
    const decision = { ...entry, reason: 'legal', text: '', leavesNotice: true };
    const answer = await cms.as('Approver', '/editor-screens/withdrawals', { json: decision });
    expect(answer.status, answer.text).toBe(200);
    expect(await waiting()).toContain(documentId);
    await cms.as('Approver', '/editor-screens/withdrawals/lift', { json: entry });
    expect(await waiting()).not.toContain(documentId);
  });

  it('says where what was just published can be read', async () => {
    await createEntry(
      cms.strapi,
      publication,
      { title: 'Child P', slug: 'child-p', types },
      'published',
    );
    const [newest] = await ask<PublishedEntry[]>('Approver', '/just-published');
    expect(newest).toMatchObject({
      title: 'Child P',
      siteAddress: 'https://reviews.example.org/learning-reviews/publications/child-p',
    });
  });

  it('lists what is missing before the site opens, and ticks it off', async () => {
    const before = await ask<Step[]>('Administrator', '/getting-started');
    expect(before.find(({ id }) => id === 'accessibility')?.isDone).toBe(false);
    await createEntry(
      cms.strapi,
      'api::page.page',
      {
        title: 'Accessibility statement',
        slug: 'accessibility-statement',
        summary: 'Made for a test.',
      },
      'published',
    );
    const after = await ask<Step[]>('Administrator', '/getting-started');
    expect(after.find(({ id }) => id === 'accessibility')?.isDone).toBe(true);
  });
});

describe('the way to the site', () => {
  it('leads to the published address, not to that of the draft', async () => {
    const { documentId } = await createEntry(
      cms.strapi,
      publication,
      { slug: 'first', types },
      'published',
    );
    await cms.strapi
      .documents(publication as never)
      .update({ documentId, data: { slug: 'second' } } as never);
    const draft = await createEntry(cms.strapi, publication, { slug: 'never-published' });
    const question = `/site-addresses?uid=${publication}&ids=${documentId},${draft.documentId}`;
    expect(await ask('Author', question)).toEqual({
      [documentId]: 'https://reviews.example.org/learning-reviews/publications/first',
    });
  });

  it('answers nothing for what is no content', async () => {
    expect(await ask('Author', '/site-addresses?uid=admin::user&ids=1')).toEqual({});
  });
});

describe('the demonstration', () => {
  it('is for administrators alone', async () => {
    expect(await ask<DemonstrationAnswer>('Administrator', '/demonstration')).toMatchObject({
      isLoaded: false,
      removal: { state: 'idle' },
    });
    for (const role of ['Author', 'Approver'] as const) {
      const status = await cms.as(role, '/editor-screens/demonstration');
      const removal = await cms.as(role, '/editor-screens/demonstration/removal', { json: {} });
      expect([status.status, removal.status], role).toEqual([403, 403]);
    }
  });
});

it('asks everybody to sign in', async () => {
  for (const question of ['my-drafts', 'needs-attention', 'just-published', 'demonstration']) {
    expect((await cms.call(`/editor-screens/${question}`)).status, question).toBe(401);
  }
});
