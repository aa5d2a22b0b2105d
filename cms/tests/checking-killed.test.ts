import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { temporaryName } from 'strapi-provider-private-files';
import { checksDone } from './checks-done';
import { createEntry, uploadOnly, type UploadedFile } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

type Claims = typeof import('../src/checking/claims');
type Runs = typeof import('../src/checking/run-document-check');

const uid = 'api::publication.publication' as const;

let cms: RunningCms;
let types: string[];
let runs: { runDocumentCheck: Runs['runDocumentCheck'] };
let pass: Runs['runDocumentCheck'];

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  runs = cms.built('checking/run-document-check');
  pass = runs.runDocumentCheck;
});

afterAll(() => cms.stop());

async function draftWith(words: string) {
  const sent = await uploadOnly(cms, 'Author', pdfWithPages(1, words), 'a.pdf', 'application/pdf');
  const [file] = sent.body as [UploadedFile];
  const documents = [{ title: 'Full report', file: file.id }];
  const { documentId } = await createEntry(cms.strapi, uid, { types, documents });
  return { documentId, sha256: file.hash.slice(0, 64) };
}

const rows = (sha256: string) => cms.strapi.db.connection('document_checks').where({ sha256 });
const publish = (documentId: string) => cms.strapi.documents(uid).publish({ documentId });

it('what a killed CMS had begun is not checked, waits again, and is then checked', async () => {
  runs.runDocumentCheck = async () => 'not now';
  const { documentId, sha256 } = await draftWith('begun');
  await vi.waitFor(async () =>
    expect(await rows(sha256).where({ state: 'waiting' })).toHaveLength(1),
  );
  const { pid } = spawnSync(process.execPath, ['--version']);
  await rows(sha256).update({
    state: 'checking',
    attempts: 1,
    claimed_by: temporaryName('check').replace(`-${process.pid}-`, `-${pid}-`),
    claimed_at: new Date().toISOString(),
    lease_until: new Date(Date.now() + 30_000).toISOString(),
    not_before: null,
  });
  await expect(publish(documentId)).rejects.toThrow('is not checked yet');
  runs.runDocumentCheck = pass;
  await cms.built<Claims>('checking/claims').returnAbandoned(cms.strapi);
  await checksDone(cms.strapi, sha256);
  await publish(documentId);
});

it('a claim that was lost can no longer say anything', async () => {
  runs.runDocumentCheck = async () => 'not now';
  const { documentId, sha256 } = await draftWith('lost');
  await vi.waitFor(async () =>
    expect(await rows(sha256).where({ state: 'waiting' })).toHaveLength(1),
  );
  const { finishCheck, keepClaim } = cms.built<Claims>('checking/claims');
  const [row] = await rows(sha256);
  const claim = { ...row, key: row.key, claimedBy: 'somebody else' };
  await finishCheck(cms.strapi, claim, 'anything');
  expect(await keepClaim(cms.strapi, claim, { done: 1, total: 1, step: '' })).toBe(false);
  await expect(publish(documentId)).rejects.toThrow('is not checked yet');
});

it('a check that is killed again and again is called one that cannot be done, and never passes', async () => {
  let begun = 0;
  runs.runDocumentCheck = async () => {
    begun += 1;
    return 'failed';
  };
  const { documentId, sha256 } = await draftWith('killed');
  await checksDone(cms.strapi, sha256);
  expect(begun).toBeGreaterThan(1);
  await expect(publish(documentId)).rejects.toThrow('could not be checked');
});
