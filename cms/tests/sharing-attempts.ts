import type { Attempt, World } from './approval-attempts';
import type { Caller } from './approval-callers';
import { uid } from './approval-entries';

type Feeds = typeof import('../src/calendar/feed-address');

interface Shared {
  status: number;
  body: { data: { row: { id: string } } };
}

interface LinkRow {
  revoked_at: string | null;
  version: string;
}

async function share({ cms }: World, call: Caller, documentId: string): Promise<Shared> {
  const json = {
    uid,
    documentId,
    seen: await savedAt(cms.strapi, documentId),
    recipient: 'Jo Reader',
    purpose: 'checking the facts',
    days: 14,
  };
  return call('/sharing/links', { json }) as Promise<Shared>;
}

async function savedAt(strapi: World['cms']['strapi'], documentId: string): Promise<string> {
  const entry = await strapi.documents(uid).findOne({ documentId });
  return new Date(String(entry?.updatedAt)).toISOString();
}

function linksOf({ cms }: World, documentId: string): Promise<LinkRow[]> {
  return cms.strapi.db.connection('share_links').where({ document_id: documentId });
}

export const sharing: Attempt = {
  stage: 'draft',
  make: share,
  hasHappened: async (world, documentId) => (await linksOf(world, documentId)).length > 0,
};

/** Does something with a link that an administrator has made. */
function changingShare(
  name: string,
  prepare: (world: World, documentId: string) => Promise<object>,
  isDone: (link: LinkRow) => boolean,
): Attempt {
  return {
    stage: 'draft',
    async make(world, call, documentId) {
      const maker: Caller = (address, more) => world.cms.as('Administrator', address, more);
      const { id } = (await share(world, maker, documentId)).body.data.row;
      const json = await prepare(world, documentId);
      return call(`/sharing/links/${id}/${name}`, { json });
    },
    hasHappened: async (world, documentId) => (await linksOf(world, documentId)).every(isDone),
  };
}

export const revokingShare = changingShare(
  'revoke',
  async () => ({}),
  ({ revoked_at }) => revoked_at !== null,
);

/** The digest of the version before tells whether the link opens the new one. */
export function sharingNewVersion(): Attempt {
  let before = '';
  return changingShare(
    'new-version',
    async (world, documentId) => {
      before = (await linksOf(world, documentId))[0]?.version ?? '';
      await world.entries.change(documentId, { summary: 'Changed since it was shared.' });
      return { seen: await savedAt(world.cms.strapi, documentId) };
    },
    ({ version }) => version !== before,
  );
}

async function hasFeed({ cms }: World): Promise<boolean> {
  const { currentFeed } = cms.built<Feeds>('calendar/feed-address');
  return (await currentFeed(cms.strapi)) !== null;
}

export const makingCalendarAddress: Attempt = {
  stage: 'draft',
  async make({ cms }, call) {
    await cms.built<Feeds>('calendar/feed-address').endFeed(cms.strapi);
    return call('/editor-screens/calendar-feed/renew', { json: {} });
  },
  hasHappened: hasFeed,
};

export const endingCalendarAddress: Attempt = {
  stage: 'draft',
  async make({ cms }, call) {
    await cms.built<Feeds>('calendar/feed-address').renewFeed(cms.strapi);
    return call('/editor-screens/calendar-feed/end', { json: {} });
  },
  hasHappened: async (world) => !(await hasFeed(world)),
};

/** Whether the answer names the entry that was tried with. */
export function readingAuditCsv(): Attempt {
  let answered = '';
  return {
    stage: 'draft',
    async make(_world, call) {
      const answer = await call('/editor-screens/audit.csv');
      answered = answer.text;
      return answer;
    },
    hasHappened: async (_world, documentId) => answered.includes(documentId),
  };
}
