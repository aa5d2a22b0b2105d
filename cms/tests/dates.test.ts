import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DateWarning } from '../src/dates/date-warning';
import type { AttentionItem } from '../src/editor-screens/home/answers';
import type { ReleasePlanAnswer, ScheduleAnswer } from '../src/scheduling/answers';
import { createEntry } from './example-entries';
import { RunningCms, type Role } from './running-cms';

const publication = 'api::publication.publication' as const;
const reviewType = 'api::review-type.review-type' as const;
const siteSettings = 'api::site-settings.site-settings' as const;

/** Words that stand in every field that readers must never see. */
const secrets = [
  'Panel of Secrets',
  'Secret election',
  'Secret holiday',
  '1888-',
  '2088-05-',
  '2088-06-01',
  '2088-07-05',
  '2088-07-09',
];

const rules = {
  minimumPublicMonths: 12,
  reviewAfterMonths: 12,
  noticeWorkingDays: 7,
  noticeTo: 'the Panel of Secrets',
};

let cms: RunningCms;
let typeId: string;

beforeAll(async () => {
  cms = await RunningCms.start();
  typeId = (await createEntry(cms.strapi, reviewType, { ...rules }, 'published')).documentId;
  await createEntry(
    cms.strapi,
    siteSettings,
    {
      nation: 'Scotland',
      preElectionPeriods: [{ name: 'Secret election', from: '2088-05-03', until: '2088-05-07' }],
      extraBankHolidays: [{ day: '2088-06-01', name: 'Secret holiday' }],
    },
    'published',
  );
});

afterAll(() => cms.stop());

const inDays = (count: number) =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

async function report(fields: object = {}, status: 'draft' | 'published' = 'published') {
  const { documentId } = await createEntry(
    cms.strapi,
    publication,
    {
      types: [typeId],
      datesToAvoid: [
        { from: '1888-03-04', reason: 'Birthday', everyYear: true },
        { from: '2088-07-05', until: '2088-07-09', reason: 'Trial' },
      ],
      ...fields,
    },
    status,
  );
  return documentId;
}

async function ask(documentId: string, times: Record<string, string>, role: Role = 'Author') {
  const query = new URLSearchParams({ uid: publication, documentId, ...times });
  const address = `/editor-screens/date-warnings?${query}`;
  return cms.as<{ data: DateWarning[] }>(role, address);
}

async function textsOf(documentId: string, times: Record<string, string>) {
  return (await ask(documentId, times)).body.data.map(({ text }) => text).join(' ');
}

function takeDown(documentId: string, more: object) {
  const json = { uid: publication, documentId, ...more };
  return cms.as<{ data: { takeDown: { reason: string | null } | null } }>(
    'Approver',
    '/editor-screens/take-down',
    { json },
  );
}

describe('the warnings of a chosen time', () => {
  it.each([
    ['2088-05-07T09:30', 'in a pre-election period: Secret election'],
    ['2088-06-01T09:30', 'a bank holiday in Scotland: Secret holiday'],
    ['2089-03-04T09:30', 'Friday 4 March 2089 is a date to avoid here: birthday'],
    ['2088-07-09T09:30', 'a date to avoid here: trial'],
    ['2088-07-10T09:30', 'at a weekend'],
    ['2027-11-30T09:30', 'a bank holiday in Scotland: St Andrew’s Day'],
    ['2088-07-12T09:30', '7 working days of notice to the Panel of Secrets: by Thursday 1 July'],
    ['2088-07-12T09:30', 'Its review will be due on Tuesday 12 July 2089'],
  ])('%s: %s', async (goLiveUk, words) => {
    expect(await textsOf(await report({}, 'draft'), { goLiveUk })).toContain(words);
  });

  it('are those of a UK clock, also where it shows a time twice', async () => {
    const id = await report({ types: [] }, 'draft');
    expect(await textsOf(id, { goLiveUk: '2088-10-31T01:30', zone: 'GMT' })).toContain(
      'Sunday 31 October 2088',
    );
    expect(await textsOf(id, {})).toBe('');
    expect((await ask(id, { goLiveUk: 'soon' })).status).toBe(400);
  });

  it('are told of what is planned: on the schedule, and to the approver who looks', async () => {
    const id = await report({}, 'draft');
    const json = {
      atUk: '2088-07-09T09:30',
      entries: [{ uid: publication, documentId: id }],
    };
    await cms.as('Approver', '/editor-screens/releases', { json });
    const reason = 'The court has ordered it.';
    await takeDown(id, { atUk: '2089-01-07T09:30', reason });
    const kinds = ['minimum-public', 'review', 'avoid', 'notice'];
    const span = 'from=2088-07-01T00:00:00Z&to=2088-08-01T00:00:00Z';
    const { body: schedule } = await cms.as<{ data: ScheduleAnswer }>(
      'Author',
      `/editor-screens/releases?${span}`,
    );
    const [release] = schedule.data.releases;
    expect(release?.items[0]?.documentId).toBe(id);
    expect(release?.warnings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    const { body: plan } = await cms.as<{ data: ReleasePlanAnswer }>(
      'Approver',
      `/editor-screens/release-plan?uid=${publication}&documentId=${id}`,
    );
    expect(plan.data.takeDown).toMatchObject({
      at: '2089-01-07T09:30:00.000Z',
      zone: 'GMT',
      reason,
    });
    expect(plan.data.release?.warnings).toEqual(release?.warnings);
  });

  it('are for those who may read the entry, and for any kind of entry', async () => {
    expect((await ask('nothing', {})).status).toBe(404);
    const { documentId } = await createEntry(cms.strapi, 'api::page.page', {});
    const query = new URLSearchParams({ uid: 'api::page.page', documentId });
    query.set('goLiveUk', '2027-12-04T09:30');
    const { body } = await cms.as<{ data: DateWarning[] }>(
      'Approver',
      `/editor-screens/date-warnings?${query}`,
    );
    expect(body.data.map(({ kind }) => kind)).toEqual(['weekend']);
    const uid = new URLSearchParams({ uid: 'admin::user', documentId });
    expect((await cms.as('Approver', `/editor-screens/date-warnings?${uid}`)).status).toBe(404);
  });

  it('follow a rule when it is published, not before', async () => {
    const type = await createEntry(cms.strapi, reviewType, {}, 'published');
    const id = await report({ types: [type.documentId] }, 'draft');
    const times = { goLiveUk: '2088-07-12T09:30' };
    const { documentId } = type;
    await cms.strapi
      .documents(reviewType)
      .update({ documentId, data: { reviewAfterMonths: 6 } as never });
    expect(await textsOf(id, times)).not.toContain('review');
    await cms.strapi.documents(reviewType).publish({ documentId });
    expect(await textsOf(id, times)).toContain('Its review will be due on Wednesday 12 January');
  });
});

describe('a publication whose review date has passed', () => {
  const isNamed = async (id: string) => {
    const address = '/editor-screens/needs-attention';
    const { body } = await cms.as<{ data: AttentionItem[] }>('Author', address);
    return body.data.find((item) => item.id === 'review-due')?.path.includes(id) ?? false;
  };
  const publishedOn = (documentId: string, day: string) =>
    cms.strapi.db.query(publication).updateMany({
      where: { documentId, publishedAt: { $notNull: true } },
      data: { publishedAt: new Date(`${day}T12:00:00Z`) },
    });

  it('is named on the home screen, until it is published again or has a time to come down', async () => {
    const id = await report({ firstPublishedOn: '2024-01-31' });
    expect(await isNamed(id), 'published after that day, so somebody has looked').toBe(false);
    await publishedOn(id, '2025-01-30');
    expect(await isNamed(id), 'due on 31 January 2025').toBe(true);
    await takeDown(id, { atUk: '2088-06-03T09:30' });
    expect(await isNamed(id)).toBe(false);
    await takeDown(id, { atUk: null });
    expect(await isNamed(id)).toBe(true);
    await cms.strapi.documents(publication).publish({ documentId: id });
    expect(await isNamed(id)).toBe(false);
    await publishedOn(id, inDays(-364));
    expect(await isNamed(id), 'the months count anew').toBe(false);
    await publishedOn(id, inDays(-367));
    expect(await isNamed(id)).toBe(true);
    await cms.strapi.documents(publication).unpublish({ documentId: id });
    expect(await isNamed(id)).toBe(false);
  });

  it('is one that was published again meanwhile, but before its first review', async () => {
    const id = await report({ firstPublishedOn: inDays(-400) });
    await publishedOn(id, inDays(-360));
    expect(await isNamed(id)).toBe(true);
  });

  it('is found behind a thousand others whose review is done', async () => {
    const id = await report({ firstPublishedOn: '2024-01-31' });
    const knex = cms.strapi.db.connection;
    const { id: rowId, ...row } = await knex('publications')
      .where({ document_id: id })
      .whereNotNull('published_at')
      .first();
    const [{ id: _, ...link }] = await knex('publications_types_lnk').where({
      publication_id: rowId,
    });
    const rows = Array.from({ length: 1000 }, (__, index) => ({
      ...row,
      document_id: `reviewed-${index}`,
      first_published_on: '2023-01-31',
    }));
    try {
      const added: { id: number }[] = await knex
        .batchInsert('publications', rows, 100)
        .returning('id');
      const links = added.map((one) => ({ ...link, publication_id: one.id }));
      await knex.batchInsert('publications_types_lnk', links, 100);
      await publishedOn(id, '2025-01-30');
      expect(await isNamed(id)).toBe(true);
    } finally {
      await knex('publications').where('document_id', 'like', 'reviewed-%').delete();
    }
  });

  it('is none whose day is to come, or whose types ask for none', async () => {
    const young = await report({ firstPublishedOn: inDays(-300) });
    const free = await createEntry(cms.strapi, reviewType, {}, 'published');
    const other = await report({ types: [free.documentId], firstPublishedOn: '2024-01-31' });
    await publishedOn(young, inDays(-300));
    await publishedOn(other, '2024-01-31');
    expect([await isNamed(young), await isNamed(other)]).toEqual([false, false]);
  });
});

describe('a take-down inside the minimum', () => {
  const atUk = `${inDays(30)}T12:00`;

  it('is refused without a reason, and says until when', async () => {
    const id = await report();
    for (const reason of [undefined, null, '', '   ', 7]) {
      const answer = await takeDown(id, { atUk, reason });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('asks that this is public for 12 months');
    }
    expect(await cms.strapi.db.connection('take_downs').where({ document_id: id })).toEqual([]);
  });

  it('is set with a reason, which is kept with it and in the audit trail', async () => {
    const id = await report();
    const reason = 'The court has ordered it.';
    const answer = await takeDown(id, { atUk, reason: ` ${reason} ` });
    expect(answer.body.data.takeDown?.reason).toBe(reason);
    const events = await cms.strapi.db
      .connection('audit_events')
      .where({ document_id: id, action: 'take-down-set' })
      .select();
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events[0].details)).toContain(reason);
    expect((await takeDown(id, { atUk, reason: 'x'.repeat(501) })).status).toBe(400);
    expect((await takeDown(id, { atUk: null })).body.data.takeDown).toBeNull();
  });

  it('is not one after the minimum, nor where no type asks for one', async () => {
    const old = await report({ firstPublishedOn: '2024-01-31' });
    expect((await takeDown(old, { atUk })).status).toBe(200);
    const free = await createEntry(cms.strapi, reviewType, {}, 'published');
    const other = await report({ types: [free.documentId] });
    expect((await takeDown(other, { atUk })).status).toBe(200);
  });

  it('is one by “unpublish” too, which takes its reason from the request', async () => {
    const id = await report();
    const unpublish = (json: object) =>
      cms.as(
        'Approver',
        `/content-manager/collection-types/${publication}/${id}/actions/unpublish`,
        {
          json,
        },
      );
    const refused = await unpublish({});
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Choose “Withdraw…”');
    const reason = 'Published by mistake.';
    expect((await unpublish({ reason })).status).toBe(200);
    const [event] = await cms.strapi.db
      .connection('audit_events')
      .where({ document_id: id, action: 'unpublished' });
    expect(event?.details).toContain(reason);
  });

  it('is one still when the draft has another type or another first day', async () => {
    const free = await createEntry(cms.strapi, reviewType, {}, 'published');
    const documentId = await report();
    const data = { types: [free.documentId], firstPublishedOn: '2001-01-01' };
    await cms.strapi.documents(publication).update({ documentId, data: data as never });
    expect((await takeDown(documentId, { atUk })).status).toBe(400);
  });

  it('is not reached by moving the day on which it goes live', async () => {
    const id = await report({}, 'draft');
    const [firstYear, secondYear] = [2087, 2088];
    const order = (year: number, more: object = {}) => ({
      json: { atUk: `${year}-11-03T09:30`, ...more },
    });
    const planned = await cms.as<{ data: { id: string } }>(
      'Approver',
      '/editor-screens/releases',
      order(firstYear, { entries: [{ uid: publication, documentId: id }] }),
    );
    expect(planned.status).toBe(200);
    const move = () =>
      cms.as(
        'Approver',
        `/editor-screens/releases/${planned.body.data.id}/move`,
        order(secondYear),
      );
    // The time in public counts from the planned day, and the dialogue asks for what saving asks for.
    const early = (await ask(id, { takeDownUk: `${secondYear}-06-03T09:30` })).body.data;
    expect(early.map(({ kind }) => kind)).toEqual(['minimum-public', 'review']);
    expect(early[0]?.text).toContain(`until Wednesday 3 November ${secondYear}`);
    const takeDownUk = `${secondYear}-12-03T09:30`;
    expect((await takeDown(id, { atUk: takeDownUk })).status).toBe(200);
    const refused = await move();
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Change the take-down first.');
    expect((await takeDown(id, { atUk: takeDownUk, reason: 'Agreed.' })).status).toBe(200);
    expect((await move()).status).toBe(200);
  });

  it('can be set in a database of an earlier version', async () => {
    const { schema } = cms.strapi.db.connection;
    await schema.alterTable('take_downs', (table) => table.dropColumn('reason'));
    const { makeTakeDownTable } =
      cms.built<typeof import('../src/taking-down/take-downs')>('taking-down/take-downs');
    await makeTakeDownTable(cms.strapi);
    const answer = await takeDown(await report(), { atUk, reason: 'Kept.' });
    expect(answer.body.data.takeDown?.reason).toBe('Kept.');
  });
});

describe('what editors write about dates', () => {
  it('is refused where it ends before it starts', async () => {
    const backwards = { from: '2027-05-05', until: '2027-05-04', reason: 'Trial' };
    await expect(report({ datesToAvoid: [backwards] }, 'draft')).rejects.toThrow(
      'This ends before it starts',
    );
  });

  it('never leaves the CMS', async () => {
    const id = await report();
    const names = ['publications', 'review-types', 'site-settings', 'forms', 'themes', 'pages'];
    const addresses = [
      ...names.map((name) => `/api/published/${name}`),
      ...['withdrawals', 'take-downs', 'former-documents'].map((name) => `/api/removals/${name}`),
      '/api/published/revision',
    ];
    await takeDown(id, { atUk: `${inDays(40)}T12:00`, reason: 'By the Panel of Secrets.' });
    const preview = await cms.as<{ data: { url: string } }>(
      'Approver',
      `/content-manager/preview/url/${publication}?documentId=${id}&status=draft`,
    );
    addresses.push(`/api${new URL(preview.body.data.url).pathname}`);
    for (const address of addresses) {
      for (const answer of [await cms.call(address), await cms.asSite(address)]) {
        expect([200, 401, 403]).toContain(answer.status);
        for (const secret of secrets) expect(answer.text, address).not.toContain(secret);
      }
    }
    const shown = await cms.asSite(addresses.at(-1) ?? '');
    expect(shown.text).toContain('Family K');
    expect((await cms.call('/api/published/publications')).text).toContain(id);
    expect((await cms.call('/api/published/review-types')).text).toContain(typeId);
  });
});
