import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LookAnswer } from '../src/approving/answers';
import type {
  ChecksAnswer,
  CleanAnswer,
  ReportAnswer,
  RevealAnswer,
} from '../src/checking/answers';
import { checksDone } from './checks-done';
import { createEntry, upload } from './example-entries';
import type { Answer, Role } from './running-cms';
import { RunningCms } from './running-cms';
import { pdfWithBlackBox, pdfWithWords } from './sample-files';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const uid = 'api::publication.publication' as const;
const publications = `/content-manager/collection-types/${uid}`;
const hidden = 'Amelia Hartley of Willow Road';
const reason = 'The coroner has published this already.';

let cms: RunningCms;
let typeId: string;

beforeAll(async () => {
  cms = await RunningCms.start({}, 'one person', 'real');
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  typeId = type.documentId;
});

afterAll(() => cms.stop());

let made = 0;

/** A publication with one document, uploaded and written by people. */
async function entryWith(bytes: Buffer, uploader: Role, writer: Role) {
  const [file] = (await upload(cms, uploader, bytes, 'report.pdf', 'application/pdf')).body;
  made += 1;
  const json = {
    title: 'Family K',
    slug: `decided-${made}`,
    kind: 'Report',
    summary: 'Made for a test.',
    language: 'English',
    types: { connect: [{ documentId: typeId }] },
    documents: [{ title: 'Full report', file: file?.id, language: 'English', isAccessible: true }],
  };
  const saved = await cms.as<{ data: { documentId: string } }>(writer, publications, { json });
  if (saved.status !== 201) throw new Error(saved.text);
  const { documentId } = saved.body.data;
  const [document] = (await checks(documentId)).documents;
  return { uid, documentId, publicId: document?.publicId ?? '' };
}

type About = Awaited<ReturnType<typeof entryWith>>;

async function checks(documentId: string): Promise<ChecksAnswer> {
  const address = `/editor-screens/document-checks?uid=${uid}&documentId=${documentId}`;
  return (await cms.as<{ data: ChecksAnswer }>('Author', address)).body.data;
}

async function report(about: About, role: Role = 'Author'): Promise<ReportAnswer> {
  const address = `/editor-screens/document-checks/report?${new URLSearchParams({ ...about })}`;
  return (await cms.as<{ data: ReportAnswer }>(role, address)).body.data;
}

function order<T = unknown>(role: Role, name: string, json: object): Promise<Answer<{ data: T }>> {
  return cms.as(role, `/editor-screens/document-checks/${name}`, { json });
}

const publish = (documentId: string) =>
  cms.as('Administrator', `${publications}/${documentId}/actions/publish`, { json: {} });

const approved = {
  subject: 'publication:Report',
  fingerprint: 'of something else',
  version: 1,
  state: 'approved',
  persons: 2,
  askedById: null,
  askedByName: null,
  askedAt: '2026-01-05T09:00:00.000Z',
  note: null,
  decidedById: null,
  decidedByName: 'Approver',
  decidedAt: '2026-01-05T10:00:00.000Z',
  decisionNote: null,
} as const;

const eventsOf = ({ documentId }: About): Promise<{ action: string; details: string }[]> =>
  cms.strapi.db.connection('audit_events').where({ document_id: documentId });

describe('letting a finding through', () => {
  it.each<[string, Role, Role, Role, number]>([
    ['an author', 'Approver', 'Approver', 'Author', 403],
    ['an approver who uploaded the file', 'Approver', 'Author', 'Approver', 403],
    ['an approver who wrote the entry', 'Author', 'Approver', 'Approver', 403],
    ['an approver who had no part in it', 'Author', 'Author', 'Approver', 200],
  ])('%s', async (_, uploader, writer, who, status) => {
    const about = await entryWith(pdfWithBlackBox(`${hidden} ${made}`), uploader, writer);
    const { whyNoOverride, report: found } = await report(about, who);
    const finding = found.findings.find(({ severity }) => severity === 'block')?.id;
    const answer = await order(who, 'let-through', { ...about, finding, reason });
    expect(answer.status).toBe(status);
    expect(whyNoOverride === null).toBe(status === 200);
    expect((await publish(about.documentId)).status).toBe(status === 200 ? 200 : 400);
  });

  it('asks for a reason that says something, and does not say what was found', async () => {
    const about = await entryWith(pdfWithBlackBox(`${hidden} again`), 'Author', 'Author');
    const { report: found } = await report(about);
    const finding = found.findings.find(({ severity }) => severity === 'block')?.id;
    for (const [said, refusal] of [
      ['It is fine, really', '20 characters or more'],
      [`We may name ${hidden} here, she agreed.`, 'repeats words that the check found'],
    ] as const) {
      const answer = await order('Approver', 'let-through', { ...about, finding, reason: said });
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(refusal)]);
    }
    await order('Approver', 'let-through', { ...about, finding, reason });
    expect((await checks(about.documentId)).documents[0]).toMatchObject({
      blocks: 0,
      letThrough: 1,
    });
    const [event] = (await eventsOf(about)).filter(({ action }) => action === 'let-through');
    expect(event?.details).toContain(reason);
    expect(event?.details).not.toContain('Amelia');
  });

  it('counts for these bytes alone', async () => {
    const about = await entryWith(pdfWithBlackBox(`${hidden} once`), 'Author', 'Author');
    const finding = (await report(about)).report.findings[0]?.id;
    await order('Approver', 'let-through', { ...about, finding, reason });
    const other = pdfWithBlackBox(`${hidden} twice`);
    const [file] = (await upload(cms, 'Author', other, 'report.pdf', 'application/pdf')).body;
    const documents = [{ title: 'Full report', file: file?.id }];
    const { documentId } = about;
    await cms.strapi.documents(uid).update({ documentId, data: { documents } } as never);
    expect((await publish(documentId)).text).toContain('cannot be published');
  });

  it('is for nobody where nothing could be checked', async () => {
    const about = await entryWith(Buffer.from('%PDF-1.7 broken'), 'Author', 'Author');
    expect((await report(about, 'Approver')).whyNoOverride).toContain('could not be checked');
    const answer = await order('Approver', 'let-through', { ...about, finding: 'x', reason });
    expect(answer.status).toBe(403);
  });
});

describe('what was found', () => {
  it('is masked until somebody asks, which is recorded, and drawn with a cover over it', async () => {
    const about = await entryWith(pdfWithBlackBox(`${hidden} shown`), 'Author', 'Author');
    const answer = await report(about);
    const [finding] = answer.report.findings;
    expect(JSON.stringify(answer)).not.toContain('Amelia');
    expect(finding?.maskedText).toContain('Am');
    const shown = await order<RevealAnswer>('Author', 'reveal', { ...about, id: finding?.id });
    expect(shown.body.data.texts[0]?.text).toContain('Amelia Hartley');
    const query = new URLSearchParams({ ...about, finding: String(finding?.id), place: '0' });
    const covered = await cms.as<{ data: { png: string } }>(
      'Author',
      `/editor-screens/document-checks/picture?${query}`,
    );
    expect(Buffer.from(covered.body.data.png, 'base64').subarray(1, 4).toString()).toBe('PNG');
    const actions = (await eventsOf(about)).filter(({ action }) => action === 'revealed');
    expect(actions).toHaveLength(1);
    expect(JSON.stringify(actions)).not.toContain('Amelia');
  });
});

describe('names that must not appear', () => {
  const name = 'Wilhelmina Thistlethwaite';
  const onPage = 'Cornelius Abernathy';

  it('keep documents and the page from being published, and stand nowhere in the data', async () => {
    const text = `The nurse wrote to ${name} in May`;
    const about = await entryWith(pdfWithWords(text), 'Author', 'Author');
    expect((await publish(about.documentId)).status).toBe(200);
    const added = await order<ChecksAnswer>('Author', 'names', {
      ...about,
      names: `${name}\n${onPage}`,
    });
    expect(added.body.data.names.map(({ masked }) => masked.slice(0, 3)).sort()).toEqual([
      'Co•',
      'Wi•',
    ]);
    await checksDone(cms.strapi);
    const summary = 'Corrected.';
    const { documentId } = about;
    await cms.strapi.documents(uid).update({ documentId, data: { summary } } as never);
    expect((await publish(documentId)).text).toContain('cannot be published');
    const changeNotes = [{ date: '2026-11-28', note: 'Took the report off.' }];
    const data = { documents: [], changeNotes, summary: `About ${onPage}’s death` };
    await cms.strapi.documents(uid).update({ documentId, data } as never);
    const refused = await publish(documentId);
    expect(refused.text).toContain('A name that must not appear stands in “Summary”');
    expect(refused.text).not.toContain('Abernathy');
    await cms.strapi
      .documents(uid)
      .update({ documentId, data: { summary: 'Without it.' } } as never);
    expect(await plainText(name)).toEqual([]);
  });

  /** The tables in which a word of the name stands. */
  async function plainText(words: string): Promise<string[]> {
    const { connection, dialect } = cms.strapi.db;
    const found: string[] = [];
    for (const table of (await dialect.schemaInspector.getTables()) as string[]) {
      const rows = JSON.stringify(await connection(table).select());
      const stands = words.split(' ').some((word) => rows.includes(word));
      if (stands) found.push(table);
    }
    return found;
  }

  it('are removed again, and the documents checked without them', async () => {
    const about = await entryWith(pdfWithWords(`By ${name} alone`), 'Author', 'Author');
    await order('Author', 'names', { ...about, names: name });
    await checksDone(cms.strapi);
    expect((await publish(about.documentId)).status).toBe(400);
    const [id] = (await checks(about.documentId)).names.map((one) => one.id);
    expect((await order('Author', 'names/remove', { ...about, id })).status).toBe(200);
    await checksDone(cms.strapi);
    expect((await publish(about.documentId)).status).toBe(200);
  });

  it('are removed by whoever typed them, until approval is asked for; then by a second person', async () => {
    const about = await entryWith(pdfWithWords(`For ${name} alone`), 'Author', 'Author');
    await order('Approver', 'names', { ...about, names: name });
    const typed = async () => (await checks(about.documentId)).names[0];
    const remove = async (role: Role) =>
      order(role, 'names/remove', { ...about, id: (await typed())?.id });
    expect((await typed())?.whyNotRemoved).toMatch(/^Approver typed this name/);
    expect((await remove('Author')).status).toBe(403);
    expect((await remove('Approver')).status).toBe(200);

    await order('Author', 'names', { ...about, names: name });
    await checksDone(cms.strapi);
    const { addApproval, latestApproval } =
      cms.built<typeof import('../src/approving/approval-rows')>('approving/approval-rows');
    await addApproval(cms.strapi, about, approved);
    expect((await remove('Author')).status).toBe(403);
    expect((await remove('Approver')).status).toBe(200);
    expect((await latestApproval(cms.strapi, about))?.state).toBe('overtaken');
  });

  it('hold a copy of the entry until somebody has typed them again', async () => {
    const about = await entryWith(pdfWithWords('A copied report'), 'Author', 'Author');
    await order('Author', 'names', { ...about, names: name });
    const data = { slug: 'decided-copy' };
    const { documentId } = await cms.strapi
      .documents(uid)
      .clone({ documentId: about.documentId, data } as never);
    await checksDone(cms.strapi);
    const [held] = (await checks(documentId)).names;
    expect(held).toMatchObject({ isUsable: false });
    expect(held?.masked).toMatch(/^Wi•/);
    expect((await publish(documentId)).text).toContain('the entry that this is a copy of');
    await order('Author', 'names', { uid, documentId, names: name });
    expect((await publish(documentId)).status).toBe(400);
    await order('Author', 'names/remove', { uid, documentId, id: held?.id });
    await checksDone(cms.strapi);
    expect((await checks(documentId)).names).toMatchObject([{ isUsable: true }]);
    expect((await publish(documentId)).status).toBe(200);
  });

  it('come from the list of a report too, of which an approver sees how many are left', async () => {
    const words = 'The social worker spoke to Oliver Pemberton about school';
    const about = await entryWith(pdfWithWords(words), 'Author', 'Author');
    const address = `/editor-screens/approval/look?uid=${uid}&documentId=${about.documentId}`;
    const look = () => cms.as<{ data: LookAnswer }>('Approver', address);
    const { names } = (await report(about)).report;
    const decisions = Object.fromEntries(names.map(({ id }) => [id, 'must-not-appear']));
    expect(names.length).toBeGreaterThan(0);
    const before = await look();
    expect(before.body.data).toMatchObject({ problem: null, namesToTick: names.length });
    expect(before.text).not.toContain('Pemberton');
    await order('Author', 'names/tick', { ...about, decisions });
    expect((await look()).body.data.namesToTick).toBe(0);
    await checksDone(cms.strapi);
    const after = await checks(about.documentId);
    expect(after.names.length).toBeGreaterThan(0);
    expect(after.documents[0]).toMatchObject({ verdict: 'blocked', names: 0 });
  });
});

it('a cleaned file takes the place of the old one, when somebody says so', async () => {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  pdf.setAuthor('Rosalind Okonkwo-Byrne');
  const about = await entryWith(Buffer.from(await pdf.save()), 'Author', 'Author');
  const { fileId, removed } = (await order<CleanAnswer>('Author', 'clean', about)).body.data;
  expect(JSON.stringify(removed)).toContain('Rosalind');
  const used = await order<ChecksAnswer>('Author', 'use-cleaned', { ...about, fileId });
  expect(used.status).toBe(200);
  await checksDone(cms.strapi);
  const [document] = (await checks(about.documentId)).documents;
  expect(document).toMatchObject({ publicId: about.publicId, fileName: 'report (cleaned).pdf' });
  const kinds = (await report(about)).report.findings.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('author'))).toEqual([]);
});

it('no found text and no name is in the database file, nor in what the CMS writes beside it', () => {
  if (process.env.DATABASE_URL) return;
  const bytes = readFileSync(`${cms.dataDir}/cms.sqlite`, 'latin1');
  expect(bytes.includes('Willow Road')).toBe(false);
  expect(bytes.includes('Rosalind Okonkwo')).toBe(false);
  expect(bytes.includes('Pemberton')).toBe(false);
  expect(bytes.includes('Thistlethwaite')).toBe(false);
});
