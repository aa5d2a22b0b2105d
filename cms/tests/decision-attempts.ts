import type { ChecksAnswer } from '../src/checking/answers';
import type { Attempt, World } from './approval-attempts';
import { publications, uid } from './approval-entries';
import { blockingFinding } from './checker-stand-in';
import { checksDone } from './checks-done';
import { upload } from './example-entries';
import { pdfWithPages } from './sample-files';

type Alarms = typeof import('../src/alarms/alarms');

async function isGone({ cms }: World, documentId: string): Promise<boolean> {
  return (await cms.strapi.db.query(uid).count({ where: { documentId } })) === 0;
}

/** Each way to delete an entry. */
export const waysToDelete: Record<string, Attempt['make']> = {
  'the button': (_world, call, documentId) =>
    call(`${publications}/${documentId}`, { method: 'DELETE' }),
  'the bulk action': (_world, call, documentId) =>
    call(`${publications}/actions/bulkDelete`, { json: { documentIds: [documentId] } }),
  'the content API': (_world, call, documentId) =>
    call(`/api/publications/${documentId}`, { method: 'DELETE' }),
};

/** What an author may delete is a draft of their own, which is what each of them tries first. */
export function deleting(stage: 'draft' | 'live', way: string): Attempt {
  const make = waysToDelete[way] ?? (() => Promise.reject(new Error(way)));
  return { stage, make, hasHappened: isGone };
}

/** Makes another draft, by an administrator, and tries it with that one. */
export function deletingAnothers(way: string): Attempt {
  let another = '';
  return {
    stage: 'draft',
    async make(world, call) {
      another = await world.entries.make('Report', 'draft', 'Administrator');
      return deleting('draft', way).make(world, call, another);
    },
    hasHappened: (world) => isGone(world, another),
  };
}

export const goingBack: Attempt = {
  stage: 'draft',
  async make({ entries }, call, documentId) {
    await entries.change(documentId, { summary: 'Changed since.' });
    const json = { uid, documentId, number: 1 };
    return call('/editor-screens/history/go-back', { json });
  },
  hasHappened: async ({ entries }, documentId) =>
    (await entries.summaryOf(documentId)) === 'Made for a test.',
};

const alarmOf = (documentId: string) => `for a test: ${documentId}`;

export const clearingAlarm: Attempt = {
  stage: 'draft',
  async make({ cms }, call, documentId) {
    const key = alarmOf(documentId);
    await cms.built<Alarms>('alarms/alarms').raiseAlarm(cms.strapi, { key, text: 'A test.' });
    return call('/editor-screens/alarms/clear', { json: { key } });
  },
  async hasHappened({ cms }, documentId) {
    const open = await cms.built<Alarms>('alarms/alarms').openAlarms(cms.strapi);
    return !open.some(({ key }) => key === alarmOf(documentId));
  },
};

/** Lets through what the checks hold back, in a file that the author has uploaded. */
export const lettingThrough: Attempt = {
  stage: 'draft',
  async make({ cms, entries }, call, documentId) {
    const bytes = pdfWithPages(1, documentId);
    const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
    const part = { title: 'Report', file: file?.id, language: 'English', isAccessible: true };
    await entries.change(documentId, { documents: [part] });
    await checksDone(cms.strapi);
    const address = `/editor-screens/document-checks?uid=${uid}&documentId=${documentId}`;
    const { body } = await cms.as<{ data: ChecksAnswer }>('Author', address);
    const json = {
      uid,
      documentId,
      publicId: body.data.documents[0]?.publicId,
      finding: blockingFinding.id,
      reason: 'The coroner has published this already.',
    };
    return call('/editor-screens/document-checks/let-through', { json });
  },
  async hasHappened({ cms }, documentId) {
    const rows = await cms.strapi.db
      .connection('check_overrides')
      .where({ document_id: documentId });
    return rows.length > 0;
  },
};
