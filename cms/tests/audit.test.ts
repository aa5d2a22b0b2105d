import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditRows, withoutAudit, type AuditRowSeen } from './audit-rows';
import { createEntry, upload } from './example-entries';
import { RunningCms, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';

const uid = 'api::publication.publication' as const;
const inAdmin = `/content-manager/collection-types/${uid}`;

let cms: RunningCms;
let types: string[];
let since: number;

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  for (const role of ['Administrator', 'Approver', 'Author'] as const) await cms.tokenOf(role);
  await vi.waitFor(async () => expect(await rowsOf('signed-in')).toHaveLength(3));
});

afterAll(() => cms.stop());

beforeEach(async () => {
  since = (await auditRows(cms)).at(-1)?.seq ?? 0;
});

const newRows = () => auditRows(cms, since);
const rowsOf = async (action: string) =>
  (await auditRows(cms)).filter((row) => row.action === action);
const told = (rows: AuditRowSeen[]) => rows.map((row) => `${row.actor_name}: ${row.action}`);

async function draft(fields: Record<string, unknown> = {}): Promise<string> {
  const bytes = pdfWithPages(1, `${Math.random()}`);
  const [file] = (await upload(cms, 'Approver', bytes, 'r.pdf', 'application/pdf')).body;
  const documents = [{ title: 'Full report', file: file?.id }];
  const entry = await createEntry(cms.strapi, uid, { types, documents, ...fields });
  since = (await auditRows(cms)).at(-1)?.seq ?? 0;
  return entry.documentId;
}

async function published(): Promise<string> {
  const documentId = await draft();
  await cms.strapi.documents(uid).publish({ documentId });
  since = (await auditRows(cms)).at(-1)?.seq ?? 0;
  return documentId;
}

const ask = (role: Role, address: string, json: object = {}, method = 'POST') =>
  cms.as<{ data: { documentId: string; row?: { id: string } } }>(role, address, { method, json });

describe('what an editor does leaves one row each', () => {
  it('creating, changing, and a save that changes nothing', async () => {
    const slug = `audited-${Date.now()}`;
    const fields = {
      title: 'Family M',
      slug,
      kind: 'Report',
      summary: 'A test.',
      language: 'English',
    };
    const { documentId } = (await ask('Author', inAdmin, fields)).body.data;
    const change = { ...fields, summary: 'Another summary.' };
    expect((await ask('Author', `${inAdmin}/${documentId}`, change, 'PUT')).status).toBe(200);
    expect((await ask('Author', `${inAdmin}/${documentId}`, change, 'PUT')).status).toBe(200);
    const rows = await newRows();
    expect(told(rows)).toEqual(['Author: created', 'Author: changed']);
    expect(rows[1]).toMatchObject({ uid, document_id: documentId, title: 'Family M', version: 2 });
    expect(rows[1]?.actor_id).toBeGreaterThan(0);
    expect(rows[1]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[1]?.fingerprint).not.toBe(rows[0]?.fingerprint);
  });

  it('publishing, discarding, unpublishing, copying and deleting', async () => {
    const documentId = await draft();
    const entry = `${inAdmin}/${documentId}`;
    await ask('Approver', `${entry}/actions/publish`);
    await cms.strapi.documents(uid).update({ documentId, data: { summary: 'Changed.' } });
    await ask('Approver', `${entry}/actions/discard`);
    await ask('Approver', `${entry}/actions/unpublish`);
    const slug = `copy-${Date.now()}`;
    const copy = await ask('Approver', `${inAdmin}/clone/${documentId}`, { slug });
    await ask('Approver', `${inAdmin}/${copy.body.data.documentId}`, {}, 'DELETE');
    expect(told(await newRows())).toEqual([
      'Approver: published',
      'The system: changed',
      'Approver: discarded',
      'Approver: unpublished',
      'Approver: copied',
      'Approver: deleted',
    ]);
    expect((await newRows()).at(-1)?.title).toBe('Family K');
  });

  it('withdrawing, lifting, and times to come down', async () => {
    const documentId = await published();
    const on = { uid, documentId };
    await ask('Approver', '/editor-screens/take-down', { ...on, atUk: '2199-07-01T17:00' });
    await ask('Approver', '/editor-screens/take-down', { ...on, atUk: null });
    const grounds = { reason: 'personal-information', text: null, leavesNotice: true };
    const answer = await ask('Approver', '/editor-screens/withdrawals', { ...on, ...grounds });
    expect(answer.status, answer.text).toBe(200);
    await ask('Approver', '/editor-screens/withdrawals/lift', on);
    const rows = await newRows();
    expect(told(rows)).toEqual([
      'Approver: take-down-set',
      'Approver: take-down-cancelled',
      'Approver: withdrew',
      'Approver: lifted',
    ]);
    expect(rows[0]?.details).toEqual({ at: '2199-07-01T16:00:00.000Z' });
  });

  it('what the schedule takes down is by the schedule that somebody set', async () => {
    const documentId = await published();
    const { setTakeDown } =
      cms.built<typeof import('../src/taking-down/take-downs')>('taking-down/take-downs');
    await setTakeDown(cms.strapi, {
      ...{ uid, documentId, by: 'Sam Example' },
      ...{ at: new Date().toISOString(), reason: null },
    });
    await expect
      .poll(async () => told(await newRows()), { timeout: 5000 })
      .toEqual(['The schedule that Sam Example set: taken-down']);
  });

  it('sharing, sharing a new version, and ending a link', async () => {
    const documentId = await draft();
    const stored = await cms.strapi.documents(uid).findOne({ documentId });
    const share = { uid, documentId, recipient: 'Dr Outside', purpose: 'To read', days: 7 };
    const made = await ask('Approver', '/sharing/links', { ...share, seen: stored?.updatedAt });
    expect(made.status, made.text).toBe(201);
    const changed = await cms.strapi
      .documents(uid)
      .update({ documentId, data: { summary: 'Another.' } });
    const link = `/sharing/links/${made.body.data.row?.id}`;
    await ask('Approver', `${link}/new-version`, { seen: changed?.updatedAt });
    await ask('Approver', `${link}/revoke`);
    await ask('Approver', `${link}/revoke`);
    const rows = await newRows();
    expect(told(rows)).toEqual([
      'Approver: shared',
      'The system: changed',
      'Approver: share-renewed',
      'Approver: share-ended',
    ]);
    expect(JSON.stringify(rows)).not.toContain('Outside');
  });

  it('signing in and out, accounts, roles and tokens', async () => {
    const details = cms.signInDetails('Author');
    const session = await cms.call<{ data: { token: string } }>('/admin/login', { json: details });
    const headers = { Authorization: `Bearer ${session.body.data.token}` };
    await cms.call('/admin/logout', { method: 'POST', headers });
    await expect
      .poll(async () => told(await newRows()))
      .toEqual(['Author: signed-in', 'Author: signed-out']);
    since = (await auditRows(cms)).at(-1)?.seq ?? 0;

    const [author, approver] = await cms.strapi.db
      .query('admin::role')
      .findMany({ where: { code: ['author', 'approver'] }, orderBy: { code: 'desc' } });
    const person = { firstname: 'Una', lastname: 'New', email: 'una@example.org' };
    const made = await ask('Administrator', '/admin/users', { ...person, roles: [approver.id] });
    const account = `/admin/users/${(made.body.data as unknown as { id: number }).id}`;
    await ask('Administrator', account, { roles: [author.id] }, 'PUT');
    await ask('Administrator', account, {}, 'DELETE');
    const role = { name: 'Trainee', description: 'A test.' };
    await ask('Administrator', '/admin/roles', role);
    const token = { name: 'Import', description: '', type: 'read-only', lifespan: null };
    await ask('Administrator', '/admin/api-tokens', token);
    const rows = await newRows();
    expect(told(rows)).toEqual([
      'Administrator: account-made',
      'Administrator: account-changed',
      'Administrator: account-deleted',
      'Administrator: role-changed',
      'Administrator: token-made',
    ]);
    expect(rows[0]?.details).toMatchObject({ account: 'Una New', roles: 'Approver' });
    expect(rows[1]?.details).toMatchObject({ account: 'Una New', roles: 'Author' });
    expect(JSON.stringify(await auditRows(cms))).not.toContain('@');
  });
});

describe('all or nothing', () => {
  it('what is rolled back leaves no row', async () => {
    const documentId = await draft();
    const undo = new Error('undone');
    const work = cms.strapi.db.transaction(async () => {
      await cms.strapi.documents(uid).update({ documentId, data: { summary: 'Never.' } });
      await cms.strapi.documents(uid).publish({ documentId });
      throw undo;
    });
    await expect(work).rejects.toBe(undo);
    expect(await newRows()).toEqual([]);
  });

  it('what is refused leaves no row', async () => {
    const documentId = await draft({ summary: null });
    const answer = await ask('Approver', `${inAdmin}/${documentId}/actions/publish`);
    expect(answer.status).toBe(400);
    expect(await newRows()).toEqual([]);
  });

  it('nothing is published without its row', async () => {
    const documentId = await draft();
    const publish = () => ask('Approver', `${inAdmin}/${documentId}/actions/publish`);
    await withoutAudit(cms, async () => expect((await publish()).status).toBe(500));
    const where = { documentId, publishedAt: { $notNull: true } };
    expect(await cms.strapi.db.query(uid).count({ where })).toBe(0);
    const list = await cms.call('/api/published/publications');
    expect(list.text).not.toContain(documentId);
    expect((await publish()).status).toBe(200);
    expect(told(await newRows())).toEqual(['Approver: published']);
  });

  it('a listener that fails ends neither the sign-in nor the process', async () => {
    const log = vi.spyOn(cms.strapi.log, 'error').mockReturnValue(cms.strapi.log);
    await withoutAudit(cms, async () => {
      const json = cms.signInDetails('Author');
      expect((await cms.call('/admin/login', { json })).status).toBe(200);
      await cms.strapi.eventHub.emit('admin.auth.success', null);
      await expect.poll(() => log.mock.calls.length).toBe(2);
      expect(String(log.mock.calls[0]?.[0])).toContain('lacks that somebody signed in');
    });
    log.mockRestore();
    expect((await cms.call('/healthz')).status).toBe(200);
  });
});
