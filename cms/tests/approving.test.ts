import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApprovalAnswer, LookAnswer, WaitingAnswer } from '../src/approving/answers';
import type { Difference } from '../src/history/difference';
import { EntriesForApproval, publications, uid } from './approval-entries';
import { createEntry, upload, uploadOnly } from './example-entries';
import { signInWith } from './person-with';
import { type Role, RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

type AsTheProduct = typeof import('../src/approving/as-the-product');
type OwnApproval = typeof import('../src/approving/own-approval');
type Runs = typeof import('../src/checking/run-document-check');
type Approvals = typeof import('../src/approving/approvals');
type Register = typeof import('../src/restoring/public-register');
type Restoring = typeof import('../src/restoring/hold-older-versions');
type Rows = typeof import('../src/approving/approval-rows');
type Rules = typeof import('../src/approving/rules');

vi.setConfig({ testTimeout: 90_000 });

let cms: RunningCms;
let entries: EntriesForApproval;
let typeId: string;

beforeAll(async () => {
  cms = await RunningCms.start({}, 'as new');
  typeId = (await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published'))
    .documentId;
  entries = new EntriesForApproval(cms, typeId);
});

afterAll(() => cms.stop());

const publishAction = 'plugin::content-manager.explorer.publish';
const about = (documentId: string) => `uid=${uid}&documentId=${documentId}`;

async function stateOf(documentId: string, role: Role): Promise<ApprovalAnswer> {
  const address = `/editor-screens/approval?${about(documentId)}`;
  return (await cms.as<{ data: ApprovalAnswer }>(role, address)).body.data;
}

async function lookAt(documentId: string): Promise<LookAnswer> {
  const address = `/editor-screens/approval/look?${about(documentId)}`;
  return (await cms.as<{ data: LookAnswer }>('Approver', address)).body.data;
}

async function act(role: Role, action: string, documentId: string, note?: string) {
  const { fingerprint } = await stateOf(documentId, role);
  const json = { uid, documentId, fingerprint, note };
  return cms.as<{ data: ApprovalAnswer; error?: { message: string } }>(
    role,
    `/editor-screens/approval/${action}`,
    { json },
  );
}

async function save(role: Role, documentId: string, json: object) {
  const answer = await cms.as(role, `${publications}/${documentId}`, { method: 'PUT', json });
  expect(answer.status).toBe(200);
}

/** A report with documents whose checks may still be under way. */
async function withDocuments(...titles: string[]): Promise<string> {
  const documents = [];
  for (const title of titles) {
    const bytes = pdfWithPages(1, title);
    const [file] = (await uploadOnly(cms, 'Author', bytes, 'a.pdf', 'application/pdf')).body;
    documents.push({ title, file: file?.id, language: 'English' });
  }
  const documentId = await entries.make('Report', 'draft', 'Author');
  await save('Author', documentId, { documents });
  return documentId;
}

/** What “Duplicate” in the admin does, with another kind chosen. */
async function copyAs(kind: string, documentId: string): Promise<string> {
  const json = entries.fields(kind);
  const path = `${publications}/clone/${documentId}`;
  const answer = await cms.as<{ data: { documentId: string } }>('Approver', path, { json });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.data.documentId;
}

function publish(documentId: string, role: Role = 'Approver') {
  return cms.as<{ error?: { message: string } }>(
    role,
    `${publications}/${documentId}/actions/publish`,
    { json: {} },
  );
}

describe('a report', () => {
  it('goes out as it was approved, with its document and a link to what is not public', async () => {
    const bytes = pdfWithPages(2, 'approved');
    const [file] = (await upload(cms, 'Author', bytes, 'a.pdf', 'application/pdf')).body;
    const theme = await createEntry(cms.strapi, 'api::theme.theme', {});
    const documentId = await entries.make('Report', 'draft', 'Author');
    await save('Author', documentId, {
      documents: [{ title: 'The report', file: file?.id, language: 'English' }],
      themes: { connect: [{ documentId: theme.documentId }] },
      keyLearning: [{ text: 'Ask the child.' }],
      body: [{ type: 'paragraph', children: [{ type: 'text', text: 'What happened.' }] }],
    });
    await act('Author', 'ask', documentId);
    const { documents } = await lookAt(documentId);
    expect(documents).toMatchObject([{ title: 'The report', fileName: 'a.pdf' }]);
    expect((await cms.call(documents[0]?.path ?? '')).status, 'opens from the dialogue').toBe(200);
    expect((await act('Approver', 'approve', documentId)).body.data.approved).toBe(true);
    expect((await publish(documentId)).status).toBe(200);
    const state = await stateOf(documentId, 'Approver');
    expect(state).toMatchObject({ isLive: true, request: null, mayAsk: false, mayApprove: false });
    expect((await publish(documentId)).status, 'again, with nothing changed').toBe(200);
  });

  it('is refused with what to do, at each step', async () => {
    const documentId = await entries.make('Report', 'draft', 'Author');
    const words = async () => (await publish(documentId)).body.error?.message;
    expect(await words()).toContain('choose “Ask for approval”');
    await act('Author', 'ask', documentId);
    expect(await words()).toContain('It is waiting for that');
    await act('Approver', 'send-back', documentId, 'The name on page 3.');
    expect(await words()).toContain('This was sent back. Read why');
    await act('Author', 'ask', documentId);
    await act('Approver', 'approve', documentId);
    await save('Author', documentId, { summary: 'One word more.' });
    expect(await words()).toContain('changed after it was approved');
    expect(await entries.isPublic(documentId)).toBe(false);
  });

  it('that was sent back tells its author why, on the screen and at home', async () => {
    const documentId = await entries.make('Report', 'waiting', 'Author');
    const home = async (role: Role) =>
      (await cms.as<{ data: WaitingAnswer }>(role, '/editor-screens/approvals-waiting')).body.data;
    const isHere = ({ editPath }: { editPath: string }) => editPath.endsWith(documentId);
    expect((await home('Approver')).waiting.filter(isHere)).toHaveLength(1);
    await act('Approver', 'send-back', documentId, 'The name on page 3.');
    const { request } = await stateOf(documentId, 'Author');
    expect(request).toMatchObject({
      state: 'sent-back',
      decidedBy: 'Approver',
      decisionNote: 'The name on page 3.',
    });
    expect((await home('Author')).sentBack.find(isHere)?.note).toBe('The name on page 3.');
    expect((await home('Approver')).waiting.filter(isHere)).toEqual([]);
    expect((await home('Approver')).sentBack.filter(isHere)).toEqual([]);
  });

  it('shows an approver its documents and what publishing would refuse', async () => {
    const documentId = await entries.make('Report', 'waiting', 'Author');
    const look = () => lookAt(documentId);
    expect(await look()).toMatchObject({ documents: [], problem: null });
    const hidden = entries.fields('Statement');
    await cms.as('Author', publications, { json: hidden });
    const text = `/learning-reviews/publications/${hidden.slug}`;
    const body = [{ type: 'paragraph', children: [{ type: 'text', text }] }];
    await save('Author', documentId, { body });
    expect(await look()).toMatchObject({ heldBack: [], problem: expect.stringContaining(text) });
    expect(await entries.isPublic(documentId)).toBe(false);
  });

  it('is not approved while something that it needs is empty, but can be sent back', async () => {
    const documentId = await entries.make('Report', 'draft', 'Author');
    await save('Author', documentId, { types: { set: [] }, summary: '' });
    await act('Author', 'ask', documentId);
    const summary = 'Fill this in before you publish: “Summary” is empty.';
    const types = expect.stringMatching(/^Choose at least one review type /);
    const { heldBack, problem } = await lookAt(documentId);
    expect(heldBack).toEqual([summary, types].map((why) => ({ title: null, why })));
    expect(problem, 'is not told twice').toBeNull();
    const refused = await act('Approver', 'approve', documentId);
    expect(refused.status).toBe(400);
    expect(refused.body.error?.message).toContain(summary);
    expect((await stateOf(documentId, 'Author')).request?.state).toBe('waiting');
    expect((await act('Approver', 'send-back', documentId, 'Mend it.')).status).toBe(200);
  });

  it('that was changed since it was approved shows what changed, whatever became of that', async () => {
    const documentId = await entries.make('Report', 'changed', 'Author');
    const approved = { by: 'Administrator', at: expect.any(String), version: 1 };
    expect((await lookAt(documentId)).approvedBefore).toEqual(approved);
    const address = `/editor-screens/history/differences?${about(documentId)}&from=1&to=draft`;
    expect((await cms.as<{ data: Difference[] }>('Approver', address)).body.data).toMatchObject([
      { label: 'Summary', before: 'Made for a test.', after: 'Changed since.' },
    ]);
    expect((await act('Approver', 'send-back', documentId, 'Not like this.')).status).toBe(200);
    expect((await lookAt(documentId)).approvedBefore).toEqual(approved);
    const publishes = { action: publishAction, subject: uid, properties: {}, conditions: [] };
    const headers = { Authorization: `Bearer ${await signInWith(cms, [publishes])}` };
    const path = `/editor-screens/approval/look?${about(documentId)}`;
    expect((await cms.call(path, { headers })).status, 'may not read it').toBe(404);
    await cms.strapi.db
      .connection('entry_versions')
      .where({ document_id: documentId, number: 1 })
      .delete();
    expect((await lookAt(documentId)).approvedBefore, 'is not kept').toBeNull();
  });

  it('that is as it was approved, or was public like that, shows no other changes', async () => {
    const same = await entries.make('Report', 'approved', 'Author');
    expect((await lookAt(same)).approvedBefore).toBeNull();
    const live = await entries.make('Report', 'live', 'Author');
    await save('Author', live, { summary: 'The next version.' });
    expect((await lookAt(live)).approvedBefore, 'the site shows it').toBeNull();
    await cms.as('Approver', `${publications}/${live}/actions/unpublish`, { json: {} });
    expect((await lookAt(live)).approvedBefore?.by).toBe('Administrator');
    const never = await entries.make('Report', 'waiting', 'Author');
    expect((await lookAt(never)).approvedBefore).toBeNull();
  });

  it('is not approved while the checks hold its documents back, but can be sent back', async () => {
    const runs: { runDocumentCheck: Runs['runDocumentCheck'] } = cms.built<Runs>(
      'checking/run-document-check',
    );
    const run = runs.runDocumentCheck;
    runs.runDocumentCheck = async () => 'not now';
    try {
      const documentId = await withDocuments('The report', 'The brief');
      const both = '2 documents cannot be published: “The report” and “The brief”.';
      const unasked = (await publish(documentId)).body.error?.message;
      expect(unasked, 'says both at once').toContain('choose “Ask for approval”');
      expect(unasked).toContain(both);
      await act('Author', 'ask', documentId);
      const look = await lookAt(documentId);
      const why = expect.stringContaining('is not checked yet');
      expect(look.heldBack).toEqual([
        { title: 'The report', why },
        { title: 'The brief', why },
      ]);
      expect(look.problem, 'is not told twice').toBeNull();
      const refused = await act('Approver', 'approve', documentId);
      expect(refused.status).toBe(400);
      expect(refused.body.error?.message).toContain(both);
      const { request, approved } = await stateOf(documentId, 'Author');
      expect([request?.state, approved]).toEqual(['waiting', false]);
      expect((await act('Approver', 'send-back', documentId, 'Mend it.')).status).toBe(200);
    } finally {
      runs.runDocumentCheck = run;
    }
  });

  it('is not approved by whoever changed it in between', async () => {
    const documentId = await entries.make('Report', 'waiting', 'Author');
    await save('Approver', documentId, { summary: 'Mended by the approver.' });
    expect((await stateOf(documentId, 'Approver')).whyNot).toContain('changed this yourself');
    expect((await act('Approver', 'approve', documentId)).status).toBe(400);
    expect((await act('Administrator', 'approve', documentId)).status).toBe(200);
    await publish(documentId);
    await save('Author', documentId, { summary: 'The next version.' });
    await act('Author', 'ask', documentId);
    expect((await act('Approver', 'approve', documentId)).status, 'their part is live').toBe(200);
  });

  it('that nobody but a command wrote takes somebody who asks, and another', async () => {
    const { documentId } = await createEntry(cms.strapi, uid, { types: [typeId] });
    expect((await act('Approver', 'approve', documentId)).status).toBe(400);
    await act('Author', 'ask', documentId);
    expect((await act('Approver', 'approve', documentId)).status).toBe(200);
  });
});

describe('what was approved once does not hold', () => {
  it('after a newer version went out, such as one without a name', async () => {
    const documentId = await entries.make('Report', 'live', 'Author');
    const before = await entries.summaryOf(documentId);
    await save('Author', documentId, { summary: 'Without the name.' });
    await act('Author', 'ask', documentId);
    await act('Approver', 'approve', documentId);
    await publish(documentId);
    await save('Approver', documentId, { summary: before });
    expect((await publish(documentId)).status).toBe(400);
  });

  it('after a withdrawal was lifted, or it was unpublished', async () => {
    const withdrawn = await entries.make('Report', 'live', 'Author');
    const reason = { reason: 'personal-information', leavesNotice: true };
    const json = { uid, documentId: withdrawn };
    await cms.as('Approver', '/editor-screens/withdrawals', { json: { ...json, ...reason } });
    await cms.as('Approver', '/editor-screens/withdrawals/lift', { json });
    expect((await publish(withdrawn)).status).toBe(400);
    const unpublished = await entries.make('Report', 'live', 'Author');
    await cms.as('Approver', `${publications}/${unpublished}/actions/unpublish`, { json: {} });
    expect((await publish(unpublished)).status).toBe(400);
  });

  it('where one person had approved it and the rule takes two by now', async () => {
    const { setRules } = cms.built<Rules>('approving/rules');
    const { noteOwnApproval } = cms.built<OwnApproval>('approving/own-approval');
    const { findApproval } = cms.built<Approvals>('approving/approvals');
    const documentId = await entries.make('Action plan', 'draft', 'Author');
    const fingerprint = await entries.fingerprintOf(documentId);
    const find = () => findApproval(cms.strapi, { uid, documentId }, fingerprint);
    await noteOwnApproval(cms.strapi, { uid, documentId }, null);
    expect(await find(), 'who saw nothing approves nothing').toBeNull();
    await noteOwnApproval(cms.strapi, { uid, documentId }, fingerprint);
    expect(await find()).not.toBeNull();
    const subject = 'publication:Action plan';
    await setRules(cms.strapi, [{ subject, persons: 2 }]);
    expect(await find()).toBeNull();
    expect((await publish(documentId)).status).toBe(400);
    await setRules(cms.strapi, [{ subject, persons: 1 }]);
    expect(await find()).not.toBeNull();
  });
});

describe('a restored backup', () => {
  it('brings back no approval, such as of what was sent back since', async () => {
    const { strapi } = cms;
    const { standingsNoted } = cms.built<Register>('restoring/public-register');
    const { holdOlderVersions } = cms.built<Restoring>('restoring/hold-older-versions');
    const { latestApproval, changeApproval } = cms.built<Rows>('approving/approval-rows');
    const documentId = await entries.make('Report', 'approved', 'Author');
    const inBackup = await latestApproval(strapi, { uid, documentId });
    const { revision } = await strapi.db.connection('published_revision').first('revision');
    await act('Approver', 'send-back', documentId, 'Not after all.');
    await standingsNoted();
    await changeApproval(strapi, String(inBackup?.id), { state: 'approved' });
    await strapi.db.connection('published_revision').update({ revision });
    await holdOlderVersions(strapi);
    expect((await publish(documentId)).status).toBe(400);
    expect((await stateOf(documentId, 'Author')).mayAsk).toBe(true);
  });
});

describe('a report that is called something else', () => {
  it('stays a report where it is live as one', async () => {
    const documentId = await entries.make('Report', 'live', 'Author');
    await save('Approver', documentId, { kind: 'Statement', summary: 'Slipped in.' });
    expect((await publish(documentId)).status).toBe(400);
  });

  it('stays one where somebody asked about it as one, or it was live as one', async () => {
    const asked = await entries.make('Report', 'waiting', 'Author');
    await save('Approver', asked, { kind: 'Statement' });
    expect((await publish(asked)).status).toBe(400);
    const taken = await entries.make('Report', 'live', 'Author');
    await cms.as('Approver', `${publications}/${taken}/actions/unpublish`, { json: {} });
    await save('Approver', taken, { kind: 'Statement' });
    expect((await publish(taken)).status).toBe(400);
  });

  it('stays one where it was only saved as one, until two persons have said otherwise', async () => {
    const documentId = await entries.make('Report', 'draft', 'Approver');
    await save('Approver', documentId, { kind: 'Statement' });
    expect((await stateOf(documentId, 'Approver')).persons).toBe(2);
    expect((await publish(documentId)).status).toBe(400);
    await act('Approver', 'ask', documentId);
    await act('Administrator', 'approve', documentId);
    expect((await publish(documentId)).status).toBe(200);
  });

  it('stays one as a copy, and as a copy of that copy', async () => {
    const sentBack = await entries.make('Report', 'waiting', 'Author');
    await act('Administrator', 'send-back', sentBack, 'A name on page 3.');
    const copy = await copyAs('Statement', sentBack);
    expect((await publish(copy)).status).toBe(400);
    const copyOfCopy = await copyAs('Statement', copy);
    expect((await publish(copyOfCopy)).status).toBe(400);
    expect(await entries.isPublic(copyOfCopy)).toBe(false);
    const copyOfLive = await copyAs('Statement', await entries.make('Report', 'live', 'Author'));
    expect((await publish(copyOfLive)).status).toBe(400);
    await act('Approver', 'ask', copyOfLive);
    await act('Administrator', 'approve', copyOfLive);
    expect((await publish(copyOfLive)).status, 'nothing is stuck').toBe(200);
  });

  it('binds nobody who entered a statement, or copies one', async () => {
    const documentId = await entries.make('Statement', 'draft', 'Approver');
    const copy = await copyAs('Action plan', documentId);
    for (const one of [documentId, copy]) expect((await publish(one)).status).toBe(200);
  });

  it('is what it is called once two persons have said so', async () => {
    const documentId = await entries.make('Report', 'live', 'Author');
    await save('Author', documentId, { kind: 'Statement' });
    await act('Author', 'ask', documentId);
    await act('Approver', 'approve', documentId);
    expect((await publish(documentId)).status).toBe(200);
    await save('Approver', documentId, { summary: 'A statement needs one person.' });
    expect((await publish(documentId)).status).toBe(200);
  });
});

describe('the document service, as a command or an import uses it', () => {
  const documents = () => cms.strapi.documents(uid);
  const inPublic = { status: 'published' };
  const fields = (kind: string) => ({ ...entries.fields(kind), types: [typeId] });

  it('makes no report public that is not approved', async () => {
    const documentId = await entries.make('Report', 'draft', 'Author');
    const refusal = /second person must approve/;
    await expect(documents().publish({ documentId })).rejects.toThrow(refusal);
    await expect(
      documents().update({ documentId, data: { summary: 'S' }, ...inPublic } as never),
    ).rejects.toThrow(refusal);
    await expect(
      documents().create({ data: fields('Report'), ...inPublic } as never),
    ).rejects.toThrow(refusal);
    expect(await entries.isPublic(documentId)).toBe(false);
  });

  it('publishes what is approved, and nothing slips in with it', async () => {
    const changed = await entries.make('Report', 'approved', 'Author');
    const slip = { documentId: changed, data: { summary: 'Slipped in.' }, ...inPublic };
    await expect(documents().update(slip as never)).rejects.toThrow(
      /changed after it was approved/,
    );
    await documents().publish({ documentId: changed });
    expect(await entries.isPublic(changed)).toBe(true);
  });

  it('publishes what takes one person, and what the product brings along', async () => {
    const { asTheProduct } = cms.built<AsTheProduct>('approving/as-the-product');
    const create = (kind: string) =>
      documents().create({ data: fields(kind), ...inPublic } as never) as Promise<{
        documentId: string;
      }>;
    expect(await entries.isPublic((await create('Statement')).documentId)).toBe(true);
    const { documentId } = await asTheProduct(() => create('Report'));
    expect(await entries.isPublic(documentId)).toBe(true);
  });
});
