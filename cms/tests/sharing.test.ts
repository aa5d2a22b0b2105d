import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate, deflateSync } from 'node:zlib';
import {
  openedShare as openedSchema,
  share as shareSchema,
  type OpenedShare,
} from '@learning-reviews/content-contract';
import PDFDocument from 'pdfkit';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntrySharing, NewShare, Opening, ShareList, ShareRow } from '../src/sharing/answers';
import { createEntry, upload } from './example-entries';
import { RunningCms, type Answer, type Role } from './running-cms';
import { pdfWithPages, png, wordDocument } from './sample-files';

const publication = 'api::publication.publication';
const form = 'api::form.form';
const site = 'https://reviews.example.org';
const day = 24 * 60 * 60 * 1000;

let cms: RunningCms;
/** Something is published under a type only. */
let types: string[];

beforeAll(async () => {
  cms = await RunningCms.start({ SITE_URL: site });
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(() => cms.stop());

type Fields = Record<string, unknown>;
interface Refusal {
  error: { message: string; details: { errors?: { path: string[]; message: string }[] } };
}

async function draft(fields: Fields = {}, uid = publication) {
  return createEntry(cms.strapi, uid, { title: 'A title to be kept secret', types, ...fields });
}

async function savedAt(uid: string, documentId: string): Promise<string> {
  const entry = await cms.strapi.documents(uid as never).findOne({ documentId } as never);
  return new Date((entry as unknown as { updatedAt: string }).updatedAt).toISOString();
}

async function ask<T = { data: NewShare }>(
  documentId: string,
  fields: Fields = {},
  role: Role = 'Approver',
  uid = publication,
): Promise<Answer<T>> {
  const json = {
    uid,
    documentId,
    seen: await savedAt(uid, documentId),
    recipient: 'Łukasz Żółć',
    purpose: 'checking the facts',
    days: 14,
    ...fields,
  };
  return cms.as<T>(role, '/sharing/links', { json });
}

async function made(documentId: string, fields: Fields = {}, uid = publication) {
  const { status, body, text } = await ask(documentId, fields, 'Approver', uid);
  expect(status, text).toBe(201);
  const { address, row } = body.data;
  expect(address.startsWith(`${site}/share/`)).toBe(true);
  return { token: address.slice(`${site}/share/`.length), row };
}

const show = (token: string) => cms.asSite(`/api/share/${token}`);
const read = (token: string) => cms.asSite<OpenedShare>(`/api/share/${token}/read`);
const open = (token: string, id: string) => bytesOf(`/api/share/${token}/documents/${id}`);

async function bytesOf(address: string, method = 'GET') {
  const response = await fetch(`http://127.0.0.1:${cms.port}${address}`, {
    method,
    headers: { Authorization: `Bearer ${cms.siteToken}` },
  });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function rowOf(id: string, role: Role = 'Approver'): Promise<ShareRow | undefined> {
  const { body } = await cms.as<{ data: ShareList }>(role, '/sharing/links');
  return body.data.rows.find((row) => row.id === id);
}

async function openings(id: string): Promise<Opening[]> {
  const answer = await cms.as<{ data: Opening[] }>('Approver', `/sharing/links/${id}/openings`);
  return answer.body.data;
}

async function expectNothing(token: string): Promise<void> {
  const unknown = await show('x');
  for (const answer of [await show(token), await read(token)]) {
    expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    const { date: _date, ...headers } = Object.fromEntries(answer.headers);
    const { date: _other, ...expected } = Object.fromEntries(unknown.headers);
    expect(headers).toEqual(expected);
  }
}

async function publish(documentId: string, uid = publication): Promise<void> {
  const address = `/content-manager/collection-types/${uid}/${documentId}/actions/publish`;
  const answer = await cms.as('Approver', address, { json: {} });
  expect(answer.status, answer.text).toBe(200);
}

async function change(documentId: string, data: Fields): Promise<void> {
  await cms.strapi.documents(publication).update({ documentId, data } as never);
}

function written(pages: number): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve) =>
    pdf.on('end', () => resolve(Buffer.concat(chunks))),
  );
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) pdf.addPage({ size: page % 2 ? 'A4' : 'A5', layout: 'landscape' });
    pdf.text(`Words of page ${page}`);
  }
  pdf.end();
  return whole;
}

async function withDocuments(...files: [name: string, type: string, bytes: Buffer][]) {
  const documents = [];
  for (const [name, type, bytes] of files) {
    const { body } = await upload(cms, 'Author', bytes, name, type);
    documents.push({ title: `File ${name}`, file: body[0]!.id });
  }
  const { documentId } = await draft({ documents });
  const found = await cms.strapi
    .documents(publication)
    .findOne({ documentId, populate: ['documents'] } as never);
  const ids = (found as unknown as { documents: { publicId: string }[] }).documents.map(
    ({ publicId }) => publicId,
  );
  return { documentId, ids };
}

describe('making a link', () => {
  it('is for approvers, and for entries that they may publish', async () => {
    const { documentId } = await draft();
    expect((await ask(documentId, {}, 'Author')).status).toBe(403);
    const page = await createEntry(cms.strapi, 'api::page.page', {});
    const refused = await cms.as('Approver', '/sharing/links', {
      json: { uid: 'api::page.page', documentId: page.documentId },
    });
    expect(refused.status).toBe(404);
    expect((await cms.call('/sharing/links', { json: {} })).status).toBe(401);
  });

  it('keeps only the digest of the token', async () => {
    const { documentId } = await draft();
    const { token } = await made(documentId);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await cms.strapi.db.connection('share_links').select();
    expect(JSON.stringify(rows)).not.toContain(token);
    const hash = createHash('sha256').update(token).digest('hex');
    expect(rows.map((row) => row.token_hash)).toContain(hash);
  });

  it.each([
    ['recipient', { recipient: ' \n ' }, /who will read it/],
    ['recipient', { recipient: 'x'.repeat(81) }, /at most 80/],
    ['purpose', { purpose: '' }, /what it is shared for/],
    ['purpose', { purpose: 'x'.repeat(301) }, /at most 300/],
    ['days', { days: 0 }, /from 1 to 30/],
    ['days', { days: 31 }, /from 1 to 30/],
    ['days', { days: 1.5 }, /from 1 to 30/],
    ['days', { days: '14' }, /from 1 to 30/],
  ])('names the field %s in %o and says what to do', async (field, fields, message) => {
    const { documentId } = await draft();
    const answer = await ask<Refusal>(documentId, fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.errors).toEqual([
      expect.objectContaining({ path: [field], message: expect.stringMatching(message) }),
    ]);
  });

  it('keeps a name to one line that nothing can turn round', async () => {
    const { documentId } = await draft();
    const { row } = await made(documentId, { recipient: ' A\n\u202eB\u0007  C ' });
    expect(row.recipient).toBe('A B C');
  });

  it('works for the days that were asked for', async () => {
    const { documentId } = await draft();
    const { row } = await made(documentId, { days: 30 });
    const length = Date.parse(row.worksUntil) - Date.parse(row.madeAt);
    expect(length).toBe(30 * day);
    expect(Math.abs(Date.parse(row.madeAt) - Date.now())).toBeLessThan(30_000);
  });

  it('does not share what the approver has not seen', async () => {
    const { documentId } = await draft();
    const seen = await savedAt(publication, documentId);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await change(documentId, { summary: 'Changed by a colleague.' });
    const answer = await ask<Refusal>(documentId, { seen });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('was changed since you opened it');
  });

  it('is refused for what is on the site just as it is', async () => {
    const { documentId } = await draft();
    await publish(documentId);
    const answer = await ask<Refusal>(documentId);
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringContaining('on the site already'),
    ]);
    await change(documentId, { summary: 'A change that is not public yet.' });
    expect((await ask(documentId)).status).toBe(201);
  });
});

describe('a link', () => {
  it('tells of itself before it is opened, and nothing of the draft', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    const answer = await show(token);
    expect(shareSchema.parse(answer.body)).toEqual(answer.body);
    expect(answer.body).toMatchObject({
      recipient: 'Łukasz Żółć',
      purpose: 'checking the facts',
      madeBy: row.madeBy,
      worksUntil: row.worksUntil,
      isPaused: false,
    });
    expect(answer.text).not.toMatch(/secret|family|@/i);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await openings(row.id)).toEqual([]);
  });

  it('opens the draft as the contract has it, and each opening is recorded', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    for (const time of [1, 2]) {
      const answer = await read(token);
      expect(openedSchema.parse(answer.body)).toEqual(answer.body);
      expect(answer.body.shown).toMatchObject({
        kind: 'publication',
        entry: { title: 'A title to be kept secret' },
      });
      expect(answer.text).not.toMatch(/createdBy|password|@/);
      expect(await openings(row.id)).toHaveLength(time);
    }
    const [last] = await openings(row.id);
    expect(last?.what).toBe('page');
    expect((await rowOf(row.id))?.openings).toEqual({ count: 2, last: last?.openedAt });
  });

  it('opens a form too', async () => {
    const { documentId } = await draft({ summary: 'Of a form.' }, form);
    const { token } = await made(documentId, {}, form);
    expect((await read(token)).body.shown).toMatchObject({ kind: 'form' });
  });

  it('is for the site only', async () => {
    const { documentId } = await draft();
    const { token } = await made(documentId);
    for (const end of ['', '/read', '/documents/abcdefghijklmnopqrst']) {
      expect((await cms.call(`/api/share/${token}${end}`)).status).toBe(403);
      expect((await cms.as('Approver', `/api/share/${token}${end}`)).status).toBe(401);
    }
  });

  it('answers nothing for a token that is none', async () => {
    const { documentId } = await draft();
    const { token } = await made(documentId);
    const others = [
      'x',
      `${token}x`,
      token.slice(1),
      `${token.slice(1)}A`,
      '%00',
      'a'.repeat(2000),
    ];
    for (const other of others) await expectNothing(other);
  });

  it('ends at its time', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    const past = new Date(Date.now() - 1000).toISOString();
    await cms.strapi.db
      .connection('share_links')
      .where({ id: row.id })
      .update({ expires_at: past });
    await expectNothing(token);
    expect((await rowOf(row.id))?.state).toBe('expired');
  });

  it('ends when an approver revokes it, and says who did', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    const revoke = (role: Role) => cms.as(role, `/sharing/links/${row.id}/revoke`, { json: {} });
    expect((await revoke('Author')).status).toBe(403);
    expect((await show(token)).status).toBe(200);
    expect((await revoke('Approver')).status).toBe(200);
    await expectNothing(token);
    const ended = await rowOf(row.id);
    expect(ended).toMatchObject({ state: 'revoked', endedBy: row.madeBy });
    expect((await revoke('Approver')).status).toBe(200);
    expect((await rowOf(row.id))?.endedAt).toBe(ended?.endedAt);
  });

  it('stays revoked in a database from a backup that knew it as working', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    await cms.as('Approver', `/sharing/links/${row.id}/revoke`, { json: {} });
    await cms.strapi.db
      .connection('share_links')
      .where({ id: row.id })
      .update({ revoked_at: null, revoked_by_name: null });
    expect((await show(token)).status).toBe(200);
    const { revokeAgain } =
      cms.built<typeof import('../src/sharing/revocations')>('sharing/revocations');
    await revokeAgain(cms.strapi, new Date());
    await expectNothing(token);
    expect(await rowOf(row.id)).toMatchObject({ state: 'revoked', endedBy: row.madeBy });
  });

  it('ends when the entry is published, and stays ended when it is taken off again', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    await publish(documentId);
    await expectNothing(token);
    expect((await rowOf(row.id))?.state).toBe('published');
    await cms.strapi.documents(publication).unpublish({ documentId } as never);
    await expectNothing(token);
  });

  it('goes on when the publish is refused', async () => {
    const { documentId } = await draft({ summary: '' });
    const { token } = await made(documentId);
    const address = `/content-manager/collection-types/${publication}/${documentId}/actions/publish`;
    expect((await cms.as('Approver', address, { json: {} })).status).toBe(400);
    expect((await show(token)).status).toBe(200);
  });

  it('is dead where the version that it opens is public, however that came about', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    await publish(documentId);
    const open = { closed_at: null, closed_because: null };
    await cms.strapi.db.connection('share_links').where({ id: row.id }).update(open);
    await expectNothing(token);
  });

  it('ends when the entry is deleted', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    await cms.strapi.documents(publication).delete({ documentId } as never);
    await expectNothing(token);
    expect(await rowOf(row.id)).toMatchObject({ state: 'deleted', title: null, path: null });
  });
});

describe('a draft that was changed', () => {
  it('is not shown until an approver shares the new version', async () => {
    const { documentId } = await draft();
    const { token, row } = await made(documentId);
    const before = await savedAt(publication, documentId);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await change(documentId, { summary: 'Not meant for outsiders.' });
    expect((await show(token)).body).toMatchObject({ isPaused: true });
    const paused = await read(token);
    expect(paused.body).toMatchObject({ shown: null, notOffered: [], share: { isPaused: true } });
    expect(paused.text).not.toMatch(/secret|outsiders/);
    expect(await openings(row.id)).toEqual([]);
    const listed = await rowOf(row.id);
    expect(listed?.state).toBe('paused');

    const again = (role: Role, seen: unknown) =>
      cms.as(role, `/sharing/links/${row.id}/new-version`, { json: { seen } });
    expect((await again('Author', listed?.draftSavedAt)).status).toBe(403);
    expect((await again('Approver', before)).status).toBe(400);
    expect((await again('Approver', listed?.draftSavedAt)).status).toBe(200);
    expect((await read(token)).body.shown).toMatchObject({
      entry: { summary: 'Not meant for outsiders.' },
    });
  });

  it('is shown again when the change is taken back, and not for a change that shows nowhere', async () => {
    const { documentId } = await draft({ summary: 'First.' });
    const { token } = await made(documentId);
    await change(documentId, { summary: 'Second.' });
    expect((await read(token)).body.shown).toBeNull();
    await change(documentId, { summary: 'First.' });
    expect((await read(token)).body.shown).not.toBeNull();
  });

  it('does not pause because a theme of it is published', async () => {
    const theme = await createEntry(cms.strapi, 'api::theme.theme', {});
    const { documentId } = await draft({ themes: [theme.documentId] });
    const { token } = await made(documentId);
    await publish(theme.documentId, 'api::theme.theme');
    expect((await read(token)).body.shown).not.toBeNull();
  });

  it('cannot be shared anew through a link that has ended', async () => {
    const { documentId } = await draft();
    const { row } = await made(documentId);
    await cms.as('Approver', `/sharing/links/${row.id}/revoke`, { json: {} });
    const json = { seen: await savedAt(publication, documentId) };
    const answer = await cms.as<Refusal>('Approver', `/sharing/links/${row.id}/new-version`, {
      json,
    });
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringContaining('works no more'),
    ]);
  });
});

describe('a document', () => {
  it('carries the recipient’s name on every page, and its words are still there', async () => {
    const { documentId, ids } = await withDocuments([
      'report.pdf',
      'application/pdf',
      await written(5),
    ]);
    const { token, row } = await made(documentId);
    const { response, bytes } = await open(token, ids[0]!);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-length': String(bytes.length),
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="file-report-pdf.pdf"',
      'x-content-type-options': 'nosniff',
      'x-document-answer': 'served',
    });
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
    expect(text).toHaveLength(5);
    text.forEach((page, at) => {
      expect(page).toContain(`Words of page ${at + 1}`);
      expect(page).toContain('Shared with Łukasz Żółć on ');
      expect(page).toContain(row.number);
    });
    expect((await openings(row.id)).map(({ what }) => what)).toEqual(['File report.pdf']);
    const head = await bytesOf(`/api/share/${token}/documents/${ids[0]}`, 'HEAD');
    expect([head.response.status, head.bytes.length]).toEqual([200, 0]);
    expect(await openings(row.id)).toHaveLength(1);
  });

  it('is not offered where it cannot carry the name', async () => {
    const damaged = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n');
    const locked = new PDFDocument({ ownerPassword: 'secret', userPassword: 'open' });
    const chunks: Buffer[] = [];
    locked.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => locked.on('end', resolve));
    locked.text('Locked').end();
    await ended;
    const { documentId, ids } = await withDocuments(
      ['good.pdf', 'application/pdf', pdfWithPages(2)],
      [
        'form.docx',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        await wordDocument(),
      ],
      ['photo.png', 'image/png', png],
      ['damaged.pdf', 'application/pdf', damaged],
      ['locked.pdf', 'application/pdf', Buffer.concat(chunks)],
    );
    const { token, row } = await made(documentId);
    const withheld = ['File form.docx', 'File photo.png', 'File damaged.pdf', 'File locked.pdf'];
    expect(row.notOffered).toEqual(withheld);
    const { body } = await read(token);
    expect(body.notOffered).toEqual(withheld);
    expect(body.shown?.entry.documents.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await open(token, ids[0]!)).response.status).toBe(200);
    for (const id of ids.slice(1)) expect((await open(token, id)).response.status).toBe(404);
  });

  it('is one of the shared draft, and of no other', async () => {
    const first = await withDocuments(['a.pdf', 'application/pdf', pdfWithPages(1, 'a')]);
    const second = await withDocuments(['b.pdf', 'application/pdf', pdfWithPages(1, 'b')]);
    const { token, row } = await made(first.documentId);
    expect((await open(token, second.ids[0]!)).response.status).toBe(404);
    expect((await open(token, 'nothing')).response.status).toBe(404);
    await cms.as('Approver', `/sharing/links/${row.id}/revoke`, { json: {} });
    expect((await open(token, first.ids[0]!)).response.status).toBe(404);
    expect(await openings(row.id)).toEqual([]);
  });

  it('is not read while the link is paused', async () => {
    const { documentId, ids } = await withDocuments(['c.pdf', 'application/pdf', pdfWithPages(1)]);
    const { token } = await made(documentId);
    await change(documentId, { title: 'Another title' });
    expect((await open(token, ids[0]!)).response.status).toBe(404);
  });

  it('pauses the link when its bytes are swapped', async () => {
    const { documentId, ids } = await withDocuments(['d.pdf', 'application/pdf', pdfWithPages(1)]);
    const { token } = await made(documentId);
    const { body } = await upload(cms, 'Author', pdfWithPages(3), 'e.pdf', 'application/pdf');
    const other = body[0]!;
    const file = (await partOf(ids[0]!)).file.id;
    const data = { hash: `${other.hash}` };
    await cms.strapi.db.query('plugin::upload.file').delete({ where: { id: other.id } });
    await cms.strapi.db.query('plugin::upload.file').update({ where: { id: file }, data });
    expect((await show(token)).body).toMatchObject({ isPaused: true });
    expect((await open(token, ids[0]!)).response.status).toBe(404);
  });

  it('that unpacks into more than a gigabyte is not offered, and the CMS goes on', async () => {
    const { documentId, ids } = await withDocuments(['bomb.pdf', 'application/pdf', await bomb()]);
    // It looks harmless to whoever only counts its pages.
    expect((await partOf(ids[0]!)).pages).toBe(1);
    const before = process.memoryUsage.rss();
    const making = made(documentId);
    const slowest = await slowestAnswerDuring(making);
    const { row } = await making;
    expect(row.notOffered).toEqual(['File bomb.pdf']);
    expect(slowest).toBeLessThan(2000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  }, 90_000);

  it('answers many readers at once', async () => {
    const { documentId, ids } = await withDocuments(['f.pdf', 'application/pdf', pdfWithPages(1)]);
    const { token, row } = await made(documentId);
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(token, ids[0]!)));
    expect(answers.map(({ response }) => response.status)).toEqual(Array(6).fill(200));
    expect(await openings(row.id)).toHaveLength(6);
  });
});

/** A sound and small PDF of one page, in which the number 42 unpacks into a gigabyte. */
async function bomb(): Promise<Buffer> {
  const spaces = Buffer.alloc(16 * 1024 * 1024, ' ');
  const objects = [Buffer.from('20 0 42'), ...Array.from({ length: 64 }, () => spaces)];
  const packed = Readable.from(objects).pipe(createDeflate());
  const stream = deflateSync(await buffer(packed));
  const head = `9 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter [/FlateDecode /FlateDecode] /Length ${stream.length} >>\nstream\n`;
  const object = Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream\nendobj\n')]);
  const pdf = pdfWithPages(1);
  const table = pdf.lastIndexOf('xref\n0');
  const end = pdf.toString('latin1', table).replace(String(table), String(table + object.length));
  return Buffer.concat([pdf.subarray(0, table), object, Buffer.from(end, 'latin1')]);
}

/** How long the CMS takes at most to say that it is well, in milliseconds. */
async function slowestAnswerDuring(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  void work.finally(() => (isDone = true)).catch(() => undefined);
  let slowest = 0;
  while (!isDone) {
    const start = Date.now();
    await cms.call('/healthz');
    slowest = Math.max(slowest, Date.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return slowest;
}

async function partOf(publicId: string): Promise<{ pages: number; file: { id: number } }> {
  return cms.strapi.db
    .query('parts.document')
    .findOne({ where: { publicId }, populate: { file: true } });
}

describe('the list', () => {
  it('shows authors what is shared of what they may read, without a say in it', async () => {
    const { documentId } = await draft();
    const { row } = await made(documentId);
    expect(await rowOf(row.id, 'Author')).toMatchObject({
      recipient: 'Łukasz Żółć',
      title: 'A title to be kept secret',
      madeBy: row.madeBy,
      mayChange: false,
    });
    expect((await rowOf(row.id))?.mayChange).toBe(true);
    const own = await cms.as<{ data: EntrySharing }>(
      'Author',
      `/sharing/entry?uid=${publication}&documentId=${documentId}`,
    );
    expect(own.body.data).toMatchObject({ mayShare: false, rows: [{ id: row.id }] });
  });

  it('shows nothing to those who may not read the entries', async () => {
    const { documentId } = await draft();
    const { row } = await made(documentId);
    const role = await cms.strapi.db.query('admin::role').findOne({ where: { code: 'author' } });
    const permissions = cms.strapi.db.query('admin::permission');
    const where = { role: { id: role.id }, subject: publication };
    const taken = await permissions.findMany({ where });
    await permissions.deleteMany({ where: { id: { $in: taken.map(({ id }) => id) } } });
    try {
      expect(await rowOf(row.id, 'Author')).toBeUndefined();
      const answer = await cms.as('Author', `/sharing/links/${row.id}/openings`);
      expect(answer.status).toBe(404);
      const entry = await cms.as<{ data: EntrySharing }>(
        'Author',
        `/sharing/entry?uid=${publication}&documentId=${documentId}`,
      );
      expect(entry.body.data.rows).toEqual([]);
    } finally {
      for (const { id: _id, documentId: _documentId, ...data } of taken) {
        await permissions.create({ data: { ...data, role: role.id } });
      }
    }
  });

  it('comes in pages, the newest first, and by whether links still work', async () => {
    const { documentId } = await draft();
    for (let link = 0; link < 21; link += 1) await made(documentId);
    const list = async (query: string) =>
      (await cms.as<{ data: ShareList }>('Approver', `/sharing/links?${query}`)).body.data;
    const all = await list('');
    expect(all.total).toBeGreaterThan(20);
    expect(all.rows).toHaveLength(20);
    const times = all.rows.map(({ madeAt }) => madeAt);
    expect(times).toEqual([...times].sort().reverse());
    const second = await list('page=2');
    expect(second.rows.some(({ id }) => all.rows.some((row) => row.id === id))).toBe(false);
    const states = async (show: string) =>
      new Set((await list(`show=${show}`)).rows.map(({ state }) => state));
    for (const state of await states('working')) expect(['working', 'paused']).toContain(state);
    for (const state of await states('ended')) expect(['working', 'paused']).not.toContain(state);
    const working = await list('show=working');
    const ended = await list('show=ended');
    expect(working.total + ended.total).toBe(all.total);
  });

  it('never tells a token', async () => {
    const { documentId } = await draft();
    const { token } = await made(documentId);
    const answer = await cms.as('Approver', '/sharing/links');
    expect(answer.text).not.toContain(token);
    expect(answer.text).not.toContain(createHash('sha256').update(token).digest('hex'));
  });
});
