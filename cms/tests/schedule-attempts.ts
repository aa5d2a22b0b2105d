import type { Attempt, World } from './approval-attempts';
import type { Caller } from './approval-callers';
import { uid } from './approval-entries';

type Releases = typeof import('../src/scheduling/releases');
type Stops = typeof import('../src/scheduling/stop');
type TakeDowns = typeof import('../src/taking-down/take-downs');

const atUk = '2199-07-01T17:00';
const movedTo = { atUk: '2199-12-01T09:30', at: '2199-12-01T09:30:00.000Z' };

interface Planned {
  status: number;
  body: { data: { id: string } };
}

function plan(call: Caller, documentId: string): Promise<Planned> {
  const json = { entries: [{ uid, documentId }], atUk };
  return call('/editor-screens/releases', { json }) as Promise<Planned>;
}

/** The release of an entry, whatever became of it. */
async function releaseOf({ cms }: World, documentId: string) {
  const { findRelease } = cms.built<Releases>('scheduling/releases');
  const row: { release_id: string } | undefined = await cms.strapi.db
    .connection('release_items')
    .where({ document_id: documentId })
    .first();
  return row ? findRelease(cms.strapi, row.release_id) : null;
}

export const planning: Attempt = {
  stage: 'draft',
  make: (_world, call, documentId) => plan(call, documentId),
  hasHappened: async (world, documentId) => (await releaseOf(world, documentId)) !== null,
};

/** What can be done with a release, and how to see that it was. */
const changes = {
  move: { json: { atUk: movedTo.atUk }, isDone: { at: movedTo.at, state: 'planned' } },
  cancel: { json: {}, isDone: { state: 'cancelled' } },
} as const;

/** @param whose who planned it: the one who tries this, or an administrator */
export function changingRelease(name: keyof typeof changes, whose: 'own' | 'another’s'): Attempt {
  const { json, isDone } = changes[name];
  return {
    stage: 'draft',
    async make({ cms }, call, documentId) {
      const planner: Caller = (address, more) => cms.as('Administrator', address, more);
      const planned = await plan(whose === 'own' ? call : planner, documentId);
      if (planned.status !== 200) return planned;
      return call(`/editor-screens/releases/${planned.body.data.id}/${name}`, { json });
    },
    async hasHappened(world, documentId) {
      const release = await releaseOf(world, documentId);
      return (
        release !== null &&
        Object.entries(isDone).every(([key, value]) => {
          return release[key as 'at' | 'state'] === value;
        })
      );
    },
  };
}

/** Whether everything is stopped; it goes on afterwards. */
async function wasStopped({ cms }: World): Promise<boolean> {
  const { readStop, resume } = cms.built<Stops>('scheduling/stop');
  const isStopped = (await readStop(cms.strapi)) !== null;
  await resume(cms.strapi);
  return isStopped;
}

export const stopping: Attempt = {
  stage: 'draft',
  make: (_world, call) => call('/editor-screens/releases/stop', { json: { reason: 'A test.' } }),
  hasHappened: wasStopped,
};

export const goingOn: Attempt = {
  stage: 'draft',
  async make({ cms }, call) {
    await cms.built<Stops>('scheduling/stop').stopEverything(cms.strapi, 'A test.');
    return call('/editor-screens/releases/resume', { json: {} });
  },
  hasHappened: async (world) => !(await wasStopped(world)),
};

function takeDown(call: Caller, documentId: string, at: string | null) {
  const json = { uid, documentId, atUk: at, reason: 'Made for a test.' };
  return call('/editor-screens/take-down', { json });
}

async function comesDown({ cms }: World, documentId: string): Promise<boolean> {
  const { findTakeDown } = cms.built<TakeDowns>('taking-down/take-downs');
  return (await findTakeDown(cms.strapi, { uid, documentId })) !== null;
}

/** @param whose who planned that it goes live: the one who tries this, or an administrator */
export function proposingTakeDown(whose: 'own' | 'another’s'): Attempt {
  return {
    stage: 'draft',
    async make({ cms }, call, documentId) {
      const planner: Caller = (address, more) => cms.as('Administrator', address, more);
      await plan(whose === 'own' ? call : planner, documentId);
      return takeDown(call, documentId, movedTo.atUk);
    },
    hasHappened: comesDown,
  };
}

export const settingTakeDown: Attempt = {
  stage: 'live',
  make: (_world, call, documentId) => takeDown(call, documentId, atUk),
  hasHappened: comesDown,
};

export const cancellingTakeDown: Attempt = {
  stage: 'live',
  async make({ cms }, call, documentId) {
    const approver: Caller = (address, more) => cms.as('Approver', address, more);
    await takeDown(approver, documentId, atUk);
    return takeDown(call, documentId, null);
  },
  hasHappened: async (world, documentId) => !(await comesDown(world, documentId)),
};
