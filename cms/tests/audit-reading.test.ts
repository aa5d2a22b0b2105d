import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry, AuditList } from '../src/audit/answers';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';

const uid = 'api::publication.publication' as const;
const formula = '=HYPERLINK("https://bad.example","Look")';

let cms: RunningCms;
let documentId: string;
let noteEvent: typeof import('../src/audit/record').noteEvent;

beforeAll(async () => {
  cms = await RunningCms.start();
  ({ noteEvent } = cms.built<typeof import('../src/audit/record')>('audit/record'));
  const { asActor } = cms.built<typeof import('../src/audit/actor')>('audit/actor');
  const entry = {
    uid,
    documentId: (await createEntry(cms.strapi, uid, { title: formula })).documentId,
  };
  documentId = entry.documentId;
  await createEntry(cms.strapi, uid, { title: '100% of families' });
  await asActor('Zoë Example', async () => {
    const at = '2027-06-06T08:30:00.000Z';
    await noteEvent(cms.strapi, { action: 'planned', entry, version: 3, details: { at } });
    for (let count = 0; count < 60; count += 1)
      await noteEvent(cms.strapi, { action: 'moved', entry });
  });
});

afterAll(() => cms.stop());

const list = async (query = '') =>
  (await cms.as<{ data: AuditList }>('Approver', `/editor-screens/audit?${query}`)).body.data;

describe('who reads the audit trail', () => {
  it.each(['', '.csv'])('not an author, nor who is not signed in: %s', async (ending) => {
    const answer = await cms.as<{ error: { message: string } }>(
      'Author',
      `/editor-screens/audit${ending}`,
    );
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toBe(
      'Only approvers and administrators read the audit trail.',
    );
    expect((await cms.call(`/editor-screens/audit${ending}`)).status).toBe(401);
    expect((await cms.asSite(`/editor-screens/audit${ending}`)).status).toBe(401);
  });

  it('an author reads that of an entry which they may read', async () => {
    const address = `/editor-screens/audit/entry?uid=${uid}&documentId=`;
    const found = await cms.as<{ data: AuditEntry[] }>('Author', address + documentId);
    expect(found.body.data).toHaveLength(62);
    expect(found.body.data.at(-1)).toMatchObject({ action: 'created', title: formula });
    expect((await cms.as('Author', `${address}aaaaaaaaaaaaaaaaaaaaaaaa`)).status).toBe(404);
    expect((await cms.call(address + documentId)).status).toBe(401);
  });
});

describe('the list', () => {
  it('is in pages, the newest first, with all people', async () => {
    const [first, second] = [await list('page=1'), await list('page=2')];
    expect(first.rows).toHaveLength(50);
    expect(first.rows[0]?.seq).toBe(first.total);
    expect(second.rows[0]?.seq).toBe(first.total - 50);
    expect(first.people).toContain('Zoë Example');
    expect(first.pages).toBe(Math.ceil(first.total / 50));
    const shown = first.rows.find(({ action }) => action === 'moved');
    expect(shown).toMatchObject({ actor: 'Zoë Example', kind: 'Publication', title: formula });
    expect(shown?.path).toBe(`/content-manager/collection-types/${uid}/${documentId}`);
  });

  it.each<[string, number]>([
    [`action=planned`, 1],
    [`person=${encodeURIComponent('Zoë Example')}`, 61],
    [`person=${encodeURIComponent('Zoë Example')}&action=created`, 0],
    ['words=hyperlink&action=planned', 1],
    ['words=%25', 1],
    ['words=_____________________________________________________', 0],
    ['action=planned&from=2000-01-01&to=2199-12-31', 1],
    ['action=planned&to=2000-01-01', 0],
    ['action=planned&from=2199-01-01', 0],
    [`documentId=none`, 0],
  ])('for %s has %i', async (query, count) => {
    expect((await list(query)).total).toBe(count);
  });

  it('says the details in words, with times of the UK', async () => {
    const [row] = (await list('action=planned')).rows;
    expect(row?.details).toEqual(['at: 06/06/2027, 09:30 BST']);
    expect(row?.version).toBe(3);
  });

  it.each([
    [376_378, '6 minutes late'],
    [61_000, '1 minute late'],
    [999, 'on time'],
    [7_300_000, '2 hours late'],
  ])('says how late a release was, and no internal id: %i', async (lateByMilliseconds, late) => {
    const details = { release: '59b55ba5-2bae', due: '2027-06-06T08:30:00.000Z' };
    await noteEvent(cms.strapi, {
      action: 'released',
      details: { ...details, lateByMilliseconds },
    });
    const [row] = (await list('action=released')).rows;
    expect(row?.details).toEqual(['due: 06/06/2027, 09:30 BST', late]);
  });

  it('refuses a day that is none', async () => {
    const answer = await cms.as('Approver', '/editor-screens/audit?from=soon');
    expect(answer.status).toBe(400);
  });
});

describe('the CSV', () => {
  it('has every event in order, and runs no formula', async () => {
    const answer = await cms.as('Approver', '/editor-screens/audit.csv');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-.*\.csv"$/,
    );
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const rows: Record<string, string>[] = parse(answer.text, { bom: true, columns: true });
    const stored = await cms.strapi.db.connection('audit_events').orderBy('seq');
    expect(rows.map(({ hash }) => hash)).toEqual(stored.map(({ hash }) => hash));
    expect(rows.map(({ event }) => Number(event))).toEqual(stored.map((_, at) => at + 1));
    const planned = rows.find(({ action }) => action === 'Planned to go live');
    expect(planned).toMatchObject({ title: `'${formula}`, who: 'Zoë Example', version: '3' });
  });

  it('is of what is asked for', async () => {
    const answer = await cms.as('Approver', '/editor-screens/audit.csv?action=planned');
    expect(parse(answer.text, { bom: true, columns: true })).toHaveLength(1);
  });
});
