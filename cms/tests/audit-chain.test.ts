import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditRow } from '../src/audit/audit-table';
import type { ReceiptFile } from '../src/audit/receipt-files';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';

const uid = 'api::publication.publication' as const;

let cms: RunningCms;
let documentId: string;
let checkTrail: typeof import('../src/audit/check-trail').checkTrail;
let hashOfRow: typeof import('../src/audit/chain').hashOfRow;
let noteEvent: typeof import('../src/audit/record').noteEvent;
let headsKept: typeof import('../src/audit/heads-file').headsKept;

beforeAll(async () => {
  cms = await RunningCms.start();
  ({ checkTrail } = cms.built<typeof import('../src/audit/check-trail')>('audit/check-trail'));
  ({ hashOfRow } = cms.built<typeof import('../src/audit/chain')>('audit/chain'));
  ({ noteEvent } = cms.built<typeof import('../src/audit/record')>('audit/record'));
  ({ headsKept } = cms.built<typeof import('../src/audit/heads-file')>('audit/heads-file'));
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  const entry = await createEntry(cms.strapi, uid, { types: [type.documentId] });
  documentId = entry.documentId;
  await cms.strapi.documents(uid).update({ documentId, data: { summary: 'Another summary.' } });
  await cms.strapi.documents(uid).publish({ documentId });
  for (let at = 0; at < 5; at += 1) await noteEvent(cms.strapi, { action: 'overrode' });
});

afterAll(() => cms.stop());

const table = (name: string) => cms.strapi.db.connection(name);
const heads = () => path.join(`${cms.dataDir}-withdrawals`, 'audit-heads');
const events = (): Promise<AuditRow[]> => table('audit_events').orderBy('seq');
const faults = async (files: ReceiptFile[] = []) => (await checkTrail(cms.strapi, files)).faults;
const isPostgres = () => cms.strapi.db.connection.client.dialect === 'postgresql';

describe('the chain', () => {
  it('is without a gap after 200 events at once', async () => {
    const before = (await events()).length;
    const work = Array.from({ length: 200 }, (_, at) =>
      noteEvent(cms.strapi, { action: 'overrode', details: { at } }),
    );
    await Promise.all(work);
    const rows = await events();
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
    expect(rows).toHaveLength(before + 200);
    expect(await faults()).toEqual([]);
  });

  it('has several events of one transaction in their order', async () => {
    const before = (await events()).length;
    await cms.strapi.db.transaction(async ({ trx }) => {
      await noteEvent(cms.strapi, { action: 'planned' });
      await cms.strapi.db.transaction(() => noteEvent(cms.strapi, { action: 'moved' }));
      expect(await trx('audit_events')).toHaveLength(before);
      await noteEvent(cms.strapi, { action: 'cancelled' });
    });
    const added = (await events()).slice(before);
    expect(added.map(({ action }) => action)).toEqual(['planned', 'moved', 'cancelled']);
  });

  it('is guarded by the database itself', async () => {
    const refused = /only ever added to/;
    await expect(table('audit_events').update({ title: 'x' })).rejects.toThrow(refused);
    await expect(table('audit_events').where({ seq: 1 }).delete()).rejects.toThrow(refused);
    if (isPostgres()) await expect(table('audit_events').truncate()).rejects.toThrow(refused);
  });
});

it('a receipt of what was published agrees with the trail', async () => {
  const { id } = await table('receipts').orderBy('done_at', 'desc').first('id');
  const receipt = async () =>
    (await cms.as<ReceiptFile>('Approver', `/editor-screens/receipts/${id}.json`)).body;
  await vi.waitFor(async () => expect((await receipt()).audit).not.toBeNull(), 15_000);
  const read = await receipt();
  expect(read.items[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(await faults([{ ...read, name: 'receipt.json' }])).toEqual([]);
});

/** What somebody does who can write to the database. */
const tampering: [string, RegExp, (rows: AuditRow[]) => AuditRow[]][] = [
  ['an altered row', /^Event 3 is not as it was written/, (rows) => altered(rows, 3)],
  [
    'an altered row with a hash to match',
    /^Event 4 does not follow on/,
    (rows) =>
      altered(rows, 3).map((row) => (row.seq === 3 ? { ...row, hash: hashOfRow(row) } : row)),
  ],
  ['a removed row', /^Event 3 is missing/, (rows) => rows.filter(({ seq }) => seq !== 3)],
  [
    'removed rows',
    /^Events 3 to 4 are missing/,
    (rows) => rows.filter(({ seq }) => seq !== 3 && seq !== 4),
  ],
  [
    'rows that changed places',
    /^Event 3 is not as it was written/,
    (rows) => rows.map((row) => ({ ...row, seq: { 3: 4, 4: 3 }[row.seq] ?? row.seq })),
  ],
  ['an inserted row', /^Event 4 is not as it was written/, (rows) => inserted(rows, 3)],
  [
    'a row put in at the end',
    /^The trail should end with event \d+, and ends with event/,
    (rows) => rechained([...rows, { ...rows.at(-1), seq: rows.length + 1 } as AuditRow]),
  ],
  ['removed last rows', /^The trail should end with event/, (rows) => rows.slice(0, -2)],
];

/** The same by somebody who makes all hashes again, and the end of the chain too. */
const carefulTampering: [string, RegExp, (rows: AuditRow[]) => AuditRow[]][] = [
  ['an altered row', /is not the one that .* remembers/, (rows) => rechained(altered(rows, 3))],
  ['an inserted row', /is not the one that .* remembers/, (rows) => rechained(inserted(rows, 3))],
  [
    'a removed row',
    /is not the one that .* remembers|missing from the end/,
    (rows) =>
      rechained(rows.filter(({ seq }) => seq !== 3).map((row, at) => ({ ...row, seq: at + 1 }))),
  ],
  ['removed last rows', /missing from the end: .* remembers more/, (rows) => rows.slice(0, -2)],
];

describe('the check finds', () => {
  let rows: AuditRow[];
  let text: string;

  beforeAll(forgetReceipts);

  beforeEach(async () => {
    await headsKept();
    rows = await events();
    text = readFileSync(heads(), 'utf8');
    expect(await faults()).toEqual([]);
  });

  afterEach(async () => {
    await write(rows, true);
    writeFileSync(heads(), text);
    expect(await faults()).toEqual([]);
  });

  it.each(tampering)('%s', async (_, words, change) => {
    await write(change(rows), false);
    expect((await faults())[0]).toMatch(words);
  });

  it.each(carefulTampering)('%s, by the heads kept outside', async (_, words, change) => {
    await write(change(rows), true);
    const found = await faults();
    expect(found).toEqual([expect.stringMatching(words)]);
    expect(found[0]).toContain('audit-heads');
  });

  it.each(carefulTampering)('%s, by a receipt alone', async (_, words, change) => {
    const last = rows.at(-1) as AuditRow;
    const audit = { seq: last.seq, hash: last.hash };
    const receipt = { name: 'receipt.json', id: 'a', items: [], audit };
    await write(change(rows), true);
    rmSync(heads());
    expect(await faults()).toEqual([]);
    const found = await faults([receipt]);
    expect(found).toEqual([expect.stringMatching(words)]);
    expect(found[0]).toContain('receipt.json');
  });

  it('a receipt of what was never published', async () => {
    const [published] = rows.filter(({ action }) => action === 'published');
    const { seq, hash } = rows.at(-1) as AuditRow;
    const item = { uid, documentId, path: '/a', fingerprint: 'f'.repeat(64) };
    const receipt = { name: 'receipt.json', id: 'a', audit: { seq, hash }, items: [item] };
    expect(published).toBeDefined();
    expect(await faults([receipt])).toEqual([
      'receipt.json says that /a was published with a content that no event names.',
    ]);
  });

  it('lines of the file that cannot be read', async () => {
    writeFileSync(heads(), `${text}\n{"database":"half`);
    expect(await faults()).toEqual([expect.stringContaining('lines that cannot be read: 1')]);
  });
});

describe('the check of versions finds', () => {
  const versions = () => table('entry_versions').where({ document_id: documentId, number: 2 });

  it.each<[string, string, object]>([
    ['another content', 'is not as it was kept', { content: '{"title":"Another"}' }],
    ['another number', 'is missing; event', { number: 7 }],
  ])('%s', async (_, words, change) => {
    const before = await versions().first();
    await versions().update(change);
    const found = await faults();
    await table('entry_versions')
      .where({ ...before, ...change, at: before.at })
      .update(before);
    expect(found).toEqual([expect.stringContaining(words)]);
    expect(await faults()).toEqual([]);
  });
});

function altered(rows: AuditRow[], seq: number): AuditRow[] {
  return rows.map((row) => (row.seq === seq ? { ...row, actor_name: 'Somebody else' } : row));
}

function inserted(rows: AuditRow[], after: number): AuditRow[] {
  const copy = rows.find(({ seq }) => seq === after) as AuditRow;
  const later = rows.slice(after).map((row) => ({ ...row, seq: row.seq + 1 }));
  return [...rows.slice(0, after), { ...copy, seq: after + 1 }, ...later];
}

function rechained(rows: AuditRow[]): AuditRow[] {
  let previous = rows[0]?.previous_hash ?? '';
  return rows.map((row) => {
    const chained = { ...row, previous_hash: previous };
    previous = hashOfRow(chained);
    return { ...chained, hash: previous };
  });
}

/** Replaces the whole trail, past the triggers. @param withHead sets the end of the chain too */
async function write(rows: AuditRow[], withHead: boolean): Promise<void> {
  const run = (sql: string) => cms.strapi.db.connection.raw(sql);
  const { refuseChanges } =
    cms.built<typeof import('../src/audit/refuse-changes')>('audit/refuse-changes');
  if (isPostgres()) await run('DROP TRIGGER audit_events_no_change ON audit_events');
  else await run('DROP TRIGGER audit_events_no_delete');
  await table('audit_events').delete();
  for (const row of rows) await table('audit_events').insert(row);
  const { seq, hash } = rows.at(-1) as AuditRow;
  if (withHead) await table('audit_head').update({ seq, hash });
  await refuseChanges(cms.strapi.db.connection as never);
}

/** So that only what stands outside the database is a witness. */
async function forgetReceipts(): Promise<void> {
  await table('receipt_items').delete();
  await table('receipts').delete();
}
