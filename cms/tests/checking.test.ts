import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checksDone } from './checks-done';
import { createEntry, upload, uploadOnly, type UploadedFile } from './example-entries';
import { inMilliseconds, Planned } from './planned-releases';
import { RunningCms } from './running-cms';
import {
  pdfWithBlackBox,
  pdfWithWords,
  wordDocument,
  wordDocumentWithDeleted,
} from './sample-files';

// Upper limits for a busy machine: each file takes a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

type Runs = typeof import('../src/checking/run-document-check');
type LetOut = typeof import('../src/checking/let-out');

const uid = 'api::publication.publication' as const;
const publications = `/content-manager/collection-types/${uid}`;
const mediaTypes = {
  'a.pdf': 'application/pdf',
  'a.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

let cms: RunningCms;
let planned: Planned;
let types: string[];
let runs: { runDocumentCheck: Runs['runDocumentCheck'] };
let run: Runs['runDocumentCheck'];

beforeAll(async () => {
  cms = await RunningCms.start({}, 'one person', 'real');
  planned = await Planned.on(cms);
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  runs = cms.built('checking/run-document-check');
  run = runs.runDocumentCheck;
});

/** As if the checks could not begin. */
function holdChecks(): void {
  runs.runDocumentCheck = async () => 'not now';
}

function letGoOn(): void {
  runs.runDocumentCheck = run;
}

afterAll(() => cms.stop());

let made = 0;

/** No two tests have the same bytes: what is checked once is checked. */
const words = () => `What we learned, part ${(made += 1)}`;

async function newFile(bytes: Buffer, name: keyof typeof mediaTypes = 'a.pdf') {
  const [file] = (await upload(cms, 'Author', bytes, name, mediaTypes[name])).body;
  return file as UploadedFile;
}

const withFile = ({ id }: { id: number }) => ({ documents: [{ title: 'Full report', file: id }] });

async function partOf({ documentId }: { documentId: string }) {
  const where = { documentId, publishedAt: null };
  const entry = await cms.strapi.db.query(uid).findOne({ where, populate: { documents: true } });
  return entry.documents[0] as { id: number; publicId: string };
}

const publish = (documentId: string) => cms.strapi.documents(uid).publish({ documentId });

const open = async (entry: { documentId: string }) =>
  cms.call(`/api/published/documents/${(await partOf(entry)).publicId}`);

const rowsOf = ({ hash }: { hash: string }) =>
  cms.strapi.db.connection('document_checks').where({ sha256: hash.slice(0, 64) });

/** Everything that makes something public. Each answers how it was refused. */
const ways: Record<string, (file: UploadedFile) => Promise<string>> = {
  publish: async (file) => {
    const { documentId } = await planned.draft(withFile(file));
    const address = `${publications}/${documentId}/actions/publish`;
    return (await cms.as('Approver', address, { json: {} })).text;
  },
  'publish many': async (file) => {
    const { documentId } = await planned.draft(withFile(file));
    const json = { documentIds: [documentId] };
    return (await cms.as('Approver', `${publications}/actions/bulkPublish`, { json })).text;
  },
  'save as published': async (file) => {
    const { documentId } = await planned.draft(withFile(file));
    const change = { documentId, data: {}, status: 'published' };
    return cms.strapi
      .documents(uid)
      .update(change as never)
      .then(() => 'saved', String);
  },
  'make as published': async (file) =>
    createEntry(cms.strapi, uid, { types, ...withFile(file) }, 'published').then(
      () => 'made',
      String,
    ),
  plan: async (file) => {
    const entries = [await planned.draft(withFile(file))];
    const json = { entries, atUk: '2030-06-01T10:00', zone: 'BST', wantsReceipt: false };
    return (await cms.as('Approver', '/editor-screens/releases', { json })).text;
  },
  'look before approving': async (file) => {
    const { documentId } = await planned.draft(withFile(file));
    return (await lookAt(documentId)).text;
  },
  approve: async (file) => {
    const { documentId } = await planned.draft(withFile(file));
    const { fingerprint } = (await lookAt(documentId)).body.data;
    const json = { uid, documentId, fingerprint };
    return (await cms.as('Approver', '/editor-screens/approval/approve', { json })).text;
  },
};

function lookAt(documentId: string) {
  const address = `/editor-screens/approval/look?uid=${uid}&documentId=${documentId}`;
  return cms.as<{ data: { fingerprint: string } }>('Approver', address);
}

describe.each([
  ['is not checked yet', 'is not checked yet'],
  ['has words under a black box', 'cannot be published'],
  ['has tracked changes', 'cannot be published'],
  ['is damaged', 'could not be checked'],
])('a document that %s', (what, refusal) => {
  let file: UploadedFile;

  beforeAll(async () => {
    const [bytes, name] = await fileThat(what);
    if (what === 'is not checked yet') holdChecks();
    const sent = what === 'is not checked yet' ? uploadOnly : upload;
    [file] = (await sent(cms, 'Author', bytes, name, mediaTypes[name])).body as [UploadedFile];
  });

  afterAll(async () => {
    letGoOn();
    await cms.strapi.db.connection('document_checks').update({ not_before: null });
    await checksDone(cms.strapi);
  });

  it.each(Object.entries(ways))('is not public by any way: %s', async (_, go) => {
    const isPublic = () =>
      cms.strapi.db.query(uid).count({
        where: { publishedAt: { $notNull: true }, documents: { sha256: file.hash.slice(0, 64) } },
      });
    expect(await go(file)).toContain(refusal);
    expect(await isPublic()).toBe(0);
  });
});

async function fileThat(what: string): Promise<[Buffer, keyof typeof mediaTypes]> {
  if (what.includes('box')) return [pdfWithBlackBox(`Amelia Hartley ${words()}`), 'a.pdf'];
  if (what.includes('tracked')) return [await wordDocumentWithDeleted(words()), 'a.docx'];
  if (what === 'is damaged') return [Buffer.from(`%PDF-1.7 ${words()}`), 'a.pdf'];
  return [pdfWithWords(words()), 'a.pdf'];
}

it('several documents are refused in one short sentence, with nothing that was found', async () => {
  const titles = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  const [boxed, damaged] = [
    await newFile(pdfWithBlackBox(`Amelia Hartley ${words()}`)),
    await newFile(Buffer.from(`%PDF-1.7 ${words()}`)),
  ];
  const refusal = async (...named: string[]) => {
    const file = (at: number) => (at % 2 === 0 ? boxed.id : damaged.id);
    const documents = named.map((title, at) => ({ title, file: file(at) }));
    const { documentId } = await planned.draft({ documents });
    const address = `${publications}/${documentId}/actions/publish`;
    const answer = await cms.as<{ error: { message: string } }>('Approver', address, { json: {} });
    return answer.body.error.message;
  };
  const beside = 'Open “Document checks” beside the entry to see why, and how to mend each.';
  expect(await refusal('A', 'B', 'C')).toBe(
    `3 documents cannot be published: “A”, “B” and “C”. ${beside}`,
  );
  expect(await refusal(...titles)).toBe(
    `7 documents cannot be published: “A”, “B”, “C”, “D”, “E” and 2 more. ${beside}`,
  );
});

describe('a document that the checks let through', () => {
  it('is published and read, as PDF and as Word', async () => {
    for (const file of [
      await newFile(pdfWithWords(words())),
      await newFile(await wordDocument(), 'a.docx'),
    ]) {
      const entry = await planned.draft(withFile(file));
      await publish(entry.documentId);
      expect((await open(entry)).status).toBe(200);
    }
  });

  it('goes out at its time, but not once its check does not count any more', async () => {
    const [good, stale] = [
      await planned.draft(withFile(await newFile(pdfWithWords(words())))),
      await planned.draft(withFile(await newFile(pdfWithWords(words())))),
    ];
    const [goes, stays] = [
      await planned.plan(inMilliseconds(3_600_000), good),
      await planned.plan(inMilliseconds(3_600_000), stale),
    ];
    holdChecks();
    const part = await partOf(stale);
    const where = { id: part.id };
    const { sha256 } = await cms.strapi.db.query('parts.document').findOne({ where });
    await cms.strapi.db.connection('document_checks').where({ sha256 }).delete();
    await planned.setTime(goes, inMilliseconds(0));
    await planned.setTime(stays, inMilliseconds(0));
    await vi.waitFor(async () => expect(await planned.state(goes)).toBe('done'), 60_000);
    await vi.waitFor(async () => expect(await planned.state(stays)).toBe('failing'), 60_000);
    expect((await planned.release(stays)).lastError).toContain('is not checked yet');
    expect(await planned.publishedRows(stale)).toBe(0);
    letGoOn();
    // The refusal itself had it queued again; the release then goes out by itself.
    await cms.strapi.db
      .connection('document_checks')
      .where({ sha256 })
      .update({ not_before: null });
    await checksDone(cms.strapi, sha256);
    await vi.waitFor(async () => expect(await planned.state(stays)).toBe('done'), 120_000);
  });
});

describe('bytes that were exchanged', () => {
  it('are neither published nor served, however alike they look from outside', async () => {
    const file = await newFile(pdfWithWords(words()));
    const entry = await planned.draft(withFile(file));
    await publish(entry.documentId);
    expect((await open(entry)).status).toBe(200);
    const stored = path.join(cms.dataDir, 'documents', `${file.hash}.pdf`);
    const { atime, mtime } = statSync(stored);
    const bytes = readFileSync(stored);
    writeFileSync(stored, Buffer.from(bytes.toString('latin1').replace('learned', 'LEARNED')));
    utimesSync(stored, atime, mtime);
    expect(statSync(stored).size).toBe(bytes.length);
    expect((await open(entry)).status).toBe(404);
    const data = { summary: 'Corrected.' };
    await cms.strapi.documents(uid).update({ documentId: entry.documentId, data } as never);
    await expect(publish(entry.documentId)).rejects.toThrow('another file than the one');
    const alarms = await cms.strapi.db.connection('alarms').where('key', 'like', 'changed-file:%');
    expect(alarms).toHaveLength(1);
    writeFileSync(stored, bytes);
    expect((await open(entry)).status).toBe(200);
    await publish(entry.documentId);
  });

  it('are not served where the database itself was changed to name them', async () => {
    const [good, bad] = [
      await newFile(pdfWithWords(words())),
      await newFile(pdfWithBlackBox(words())),
    ];
    const entry = await planned.draft(withFile(good));
    await publish(entry.documentId);
    const { connection } = cms.strapi.db;
    const hash = bad.hash;
    await connection('files').where({ id: good.id }).update({ hash });
    expect((await open(entry)).status).toBe(404);
    const { publicId } = await partOf(entry);
    const data = { sha256: hash.slice(0, 64), bytes: null };
    await cms.strapi.db.query('parts.document').updateMany({ where: { publicId }, data });
    expect((await open(entry)).status).toBe(404);
  });

  it('cannot borrow the result of another file, nor a better one', async () => {
    const [good, bad] = [
      await newFile(pdfWithWords(words())),
      await newFile(pdfWithBlackBox(words())),
    ];
    const [{ result }] = await rowsOf(good).select('result');
    await rowsOf(bad).update({ result });
    const entry = await planned.draft(withFile(bad));
    await expect(publish(entry.documentId)).rejects.toThrow('is not checked yet');
  });
});

it('what was public before there were checks stays public', async () => {
  const entry = await planned.draft(withFile(await newFile(pdfWithWords(words()))));
  await publish(entry.documentId);
  await cms.strapi.db.connection.schema.dropTable('let_out_files');
  await cms.built<LetOut>('checking/let-out').makeLetOutTable(cms.strapi);
  expect((await open(entry)).status).toBe(200);
});

it('twenty uploads at once wait their turn, and all are checked', async () => {
  const files = await Promise.all(
    Array.from({ length: 20 }, () =>
      uploadOnly(cms, 'Author', pdfWithWords(words()), 'a.pdf', 'application/pdf'),
    ),
  );
  await checksDone(cms.strapi);
  const hashes = files.map(({ body }) => String(body[0]?.hash).slice(0, 64));
  const rows = await cms.strapi.db
    .connection('document_checks')
    .whereIn('sha256', hashes)
    .where({ state: 'done' });
  expect(rows).toHaveLength(20);
});

it('tells the home screen what is held back, to whoever may read it', async () => {
  const entry = await planned.draft({
    title: 'Family H',
    ...withFile(await newFile(pdfWithBlackBox(words()))),
  });
  const held = await cms.as<{ data: object[] }>('Author', '/editor-screens/document-checks/held');
  expect(held.body.data).toContainEqual(
    expect.objectContaining({
      title: 'Family H',
      document: 'Full report',
      editPath: expect.stringContaining(entry.documentId),
      verdict: 'blocked',
    }),
  );
});
