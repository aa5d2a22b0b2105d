import type { Caller } from './approval-callers';
import { type EntriesForApproval, publications, uid, type Stage } from './approval-entries';
import type { RunningCms } from './running-cms';

type Approvals = typeof import('../src/approving/approval-rows');
type Rules = typeof import('../src/approving/rules');
type Withdrawals = typeof import('../src/withdrawing/records');

/** What the tests of approval share. */
export interface World {
  cms: RunningCms;
  entries: EntriesForApproval;
}

/** Something that somebody tries with an entry, and how to see that it has happened. */
export interface Attempt {
  stage: Stage;
  make(world: World, call: Caller, documentId: string): Promise<unknown>;
  hasHappened(world: World, documentId: string): Promise<boolean>;
}

const isPublic: Attempt['hasHappened'] = ({ entries }, documentId) => entries.isPublic(documentId);

/** @param more what the body has beside the entry and the fingerprint of its draft */
export function word(action: string, stage: Stage, state: string, more: object = {}): Attempt {
  return {
    stage,
    async make({ entries }, call, documentId) {
      const fingerprint = await entries.fingerprintOf(documentId);
      const json = { uid, documentId, fingerprint, ...more };
      return call(`/editor-screens/approval/${action}`, { json });
    },
    async hasHappened({ cms }, documentId) {
      const { latestApproval } = cms.built<Approvals>('approving/approval-rows');
      return (await latestApproval(cms.strapi, { uid, documentId }))?.state === state;
    },
  };
}

/** Each way to make public what is stored. */
export const waysToPublish: Record<string, Attempt['make']> = {
  'the button': (_world, call, documentId) =>
    call(`${publications}/${documentId}/actions/publish`, { json: {} }),
  'the bulk action': (_world, call, documentId) =>
    call(`${publications}/actions/bulkPublish`, { json: { documentIds: [documentId] } }),
  'a save with the status': (_world, call, documentId) =>
    call(`${publications}/${documentId}?status=published`, {
      method: 'PUT',
      json: { status: 'published' },
    }),
  'the content API': (_world, call, documentId) =>
    call(`/api/publications/${documentId}?status=published`, {
      method: 'PUT',
      json: { data: { status: 'published' } },
    }),
};

export function publishing(stage: Stage, way: string): Attempt {
  return {
    stage,
    make: waysToPublish[way] ?? (() => Promise.reject(new Error(way))),
    hasHappened: isPublic,
  };
}

/** Each way to make a new entry that is public at once. */
export const waysToCreate: Record<string, string> = {
  'the button': `${publications}/actions/publish`,
  'a save with the status': `${publications}?status=published`,
  'the content API': '/api/publications?status=published',
};

/** Counts what is public of a title. */
export function creating(kind: string, way: string): Attempt {
  let title = '';
  return {
    stage: 'draft',
    make({ entries }, call) {
      const fields = { ...entries.fields(kind), status: 'published' };
      title = fields.title;
      const json = way === 'the content API' ? { data: fields } : fields;
      return call(waysToCreate[way] ?? '', { json });
    },
    async hasHappened({ cms }) {
      const where = { title, publishedAt: { $notNull: true } };
      return (await cms.strapi.db.query(uid).count({ where })) > 0;
    },
  };
}

async function isOff({ entries }: World, documentId: string): Promise<boolean> {
  return !(await entries.isPublic(documentId));
}

export const withdrawing: Attempt = {
  stage: 'live',
  make: (_world, call, documentId) =>
    call('/editor-screens/withdrawals', {
      json: { uid, documentId, reason: 'published-in-error', leavesNotice: true },
    }),
  hasHappened: isOff,
};

export const unpublishing: Attempt = {
  stage: 'live',
  make: (_world, call, documentId) =>
    call(`${publications}/${documentId}/actions/unpublish`, { json: {} }),
  hasHappened: isOff,
};

export const bulkUnpublishing: Attempt = {
  stage: 'live',
  make: (_world, call, documentId) =>
    call(`${publications}/actions/bulkUnpublish`, { json: { documentIds: [documentId] } }),
  hasHappened: isOff,
};

export const lifting: Attempt = {
  stage: 'live',
  async make(world, call, documentId) {
    await withdrawing.make(
      world,
      (address, more) => world.cms.as('Approver', address, more),
      documentId,
    );
    return call('/editor-screens/withdrawals/lift', { json: { uid, documentId } });
  },
  async hasHappened({ cms }, documentId) {
    const { activeWithdrawal } = cms.built<Withdrawals>('withdrawing/records');
    return (await activeWithdrawal(cms.strapi, { uid, documentId })) === null;
  },
};

/** The rule about themes, which no other row is about; it is set back before each. */
export const changingRules: Attempt = {
  stage: 'draft',
  async make({ cms }, call) {
    const { setRules } = cms.built<Rules>('approving/rules');
    await setRules(cms.strapi, [{ subject: 'theme', persons: 1 }]);
    const rules = [{ subject: 'theme', persons: 2 }];
    return call('/editor-screens/approval-rules', { json: { rules } });
  },
  async hasHappened({ cms }) {
    const { readRules } = cms.built<Rules>('approving/rules');
    const rule = (await readRules(cms.strapi)).find(({ subject }) => subject === 'theme');
    return rule?.persons === 2;
  },
};
