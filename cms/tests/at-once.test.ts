import { existsSync, readdirSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';

const uid = 'api::publication.publication' as const;
const grounds = { reason: 'legal', text: null, leavesNotice: true } as const;

let cms: RunningCms;
let types: string[];
let withdraw: typeof import('../src/withdrawing/withdraw').withdraw;

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  ({ withdraw } = cms.built<typeof import('../src/withdrawing/withdraw')>('withdrawing/withdraw'));
});

afterAll(() => cms.stop());

const publishedRows = (documentId: string) =>
  cms.strapi.db.query(uid).count({ where: { documentId, publishedAt: { $notNull: true } } });
const recordsOf = async (documentId: string): Promise<unknown[]> =>
  cms.strapi.db.connection('withdrawals').where({ document_id: documentId }).select();
const tombstones = () => {
  const folder = `${cms.dataDir}-withdrawals`;
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'public').length : 0;
};

// First, since it asks the database how many deadlocks there ever were.
describe('changes of the same and of different entries at once', () => {
  const rounds = 2;
  let twoTypes: string[];
  let ids: string[];

  beforeAll(async () => {
    await cms.tokenOf('Approver');
    const made = [];
    for (const shortName of ['SAR', 'DHR']) {
      const fields = { shortName, fullName: shortName };
      made.push(await createEntry(cms.strapi, 'api::review-type.review-type', fields, 'published'));
    }
    twoTypes = made.map(({ documentId }) => documentId);
    ids = [];
    for (let at = 0; at < 3; at += 1) {
      ids.push((await createEntry(cms.strapi, uid, { types: twoTypes }, 'published')).documentId);
    }
  });

  const address = (documentId: string) => `/content-manager/collection-types/${uid}/${documentId}`;

  /** Each points at all others, in an order of its own, and changes its own text. */
  function fieldsOf(documentId: string, round: number) {
    const others = ids.filter((id) => id !== documentId);
    const related = round % 2 ? others : [...others].reverse();
    const order = round % 2 ? twoTypes : [...twoTypes].reverse();
    return { summary: `Round ${round} of ${documentId}`, related, types: order };
  }

  /** As from an edit screen, which says what version of the draft it has. */
  async function fromScreen(documentId: string, round: number, action: 'save' | 'publish') {
    const read = await cms.as<{ data: { updatedAt: string } }>('Approver', address(documentId));
    return cms.as('Approver', address(documentId) + (action === 'save' ? '' : '/actions/publish'), {
      method: action === 'save' ? 'PUT' : 'POST',
      headers: { 'Draft-Version': read.body.data.updatedAt },
      json: fieldsOf(documentId, round),
    });
  }

  async function deadlocks(): Promise<number> {
    const { connection } = cms.strapi.db;
    if (connection.client.dialect !== 'postgresql') return 0;
    const { rows } = await connection.raw(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(rows[0].deadlocks);
  }

  it('wait for each other, and never in a circle', async () => {
    const answers: { status: number; text: string }[] = [];
    const byServer: unknown[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const work = ids.flatMap((documentId) => [
        fromScreen(documentId, round, 'save').then((answer) => answers.push(answer)),
        fromScreen(documentId, round, 'publish').then((answer) => answers.push(answer)),
        cms.strapi.documents(uid).publish({ documentId }),
        cms.strapi
          .documents(uid)
          .update({ documentId, data: fieldsOf(documentId, round) as never }),
      ]);
      byServer.push(
        ...(await Promise.allSettled(work)).filter(({ status }) => status === 'rejected'),
      );
    }
    expect(byServer).toEqual([]);
    // 400 is a screen that came second, and is told so.
    expect(answers.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
    expect(await deadlocks()).toBe(0);
    for (const documentId of ids) {
      const where = { documentId, publishedAt: { $notNull: true } };
      expect(await cms.strapi.db.query(uid).count({ where })).toBe(1);
    }
    // With nobody else at the same entry, nobody came second.
    const alone = await Promise.all(
      ids.map((documentId) => fromScreen(documentId, rounds, 'save')),
    );
    expect(alone.filter(({ status }) => status !== 200)).toEqual([]);
    const { checkTrail } =
      cms.built<typeof import('../src/audit/check-trail')>('audit/check-trail');
    expect((await checkTrail(cms.strapi)).faults).toEqual([]);
  }, 300_000);
});

describe('at the same time', () => {
  it('several publishes make one published version', async () => {
    const { documentId } = await createEntry(cms.strapi, uid, { types });
    const publishes = Array.from({ length: 6 }, () =>
      cms.strapi.documents(uid).publish({ documentId }),
    );
    await Promise.all(publishes);
    expect(await publishedRows(documentId)).toBe(1);
  });

  it('several withdrawals are one, and the others hear that it is done', async () => {
    const { documentId } = await createEntry(cms.strapi, uid, { types }, 'published');
    const known = tombstones();
    const done = await Promise.allSettled(
      Array.from({ length: 4 }, () => withdraw(cms.strapi, { uid, documentId }, grounds)),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await recordsOf(documentId)).toHaveLength(1);
    expect(tombstones()).toBe(known + 1);
    expect(await publishedRows(documentId)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])(
    'publishes and a withdrawal leave it withdrawn or never withdrawn (%i)',
    async () => {
      const { documentId } = await createEntry(cms.strapi, uid, { types }, 'published');
      const publish = () => cms.strapi.documents(uid).publish({ documentId });
      const withdrawal = withdraw(cms.strapi, { uid, documentId }, grounds);
      const [done] = await Promise.allSettled([withdrawal, publish(), publish(), publish()]);
      expect(done.status).toBe('fulfilled');
      expect(await publishedRows(documentId)).toBe(0);
    },
  );
});

describe('when something else keeps the database locked', () => {
  const words =
    'The database is busy at the moment, so nothing was saved. Wait a minute, then do this again.';

  /** Asks to publish while the database is locked, and then looks that nothing is half done. */
  async function publishWhileLocked(lock: () => Promise<() => Promise<void>>): Promise<void> {
    const { documentId } = await createEntry(cms.strapi, uid, { types });
    const address = `/content-manager/collection-types/${uid}/${documentId}`;
    const read = async () =>
      (await cms.as<{ data: { updatedAt: string; summary: string } }>('Approver', address)).body
        .data;
    const before = await read();
    const publish = () =>
      cms.as<{ error?: { message: string } }>('Approver', `${address}/actions/publish`, {
        method: 'POST',
        headers: { 'Draft-Version': before.updatedAt },
        json: { summary: 'Saved and published at once.', types },
      });
    const actions = async (): Promise<string[]> =>
      (await cms.strapi.db.connection('audit_events').where({ document_id: documentId })).map(
        ({ action }: { action: string }) => action,
      );
    const actionsBefore = await actions();
    const unlock = await lock();
    const refused = await publish().finally(unlock);
    expect([refused.status, refused.body.error?.message]).toEqual([503, words]);
    expect(await read()).toEqual(before);
    expect(await publishedRows(documentId)).toBe(0);
    expect(await actions()).toEqual(actionsBefore);
    const list = await cms.call('/api/published/publications?pageSize=100');
    expect(list.text).not.toContain(documentId);
    expect((await publish()).status).toBe(200);
    expect(await publishedRows(documentId)).toBe(1);
  }

  it.runIf(!inject('postgresUrl'))(
    'SQLite: whoever publishes is told, and nothing is half saved',
    async () => {
      await cms.tokenOf('Approver');
      const { client } = cms.strapi.db.connection;
      const wait = (milliseconds: number) =>
        cms.strapi.db.connection.raw(`PRAGMA busy_timeout = ${milliseconds}`);
      try {
        await publishWhileLocked(async () => {
          await wait(50);
          // Of the same library: another one in this process would not see its locks.
          const other = await client.acquireRawConnection();
          other.exec('PRAGMA busy_timeout = 20000; BEGIN EXCLUSIVE');
          return async () => {
            other.exec('ROLLBACK');
            other.close();
          };
        });
      } finally {
        await wait(5000);
      }
    },
  );

  it.runIf(inject('postgresUrl'))(
    'PostgreSQL: whoever publishes is told, and nothing is half saved',
    async () => {
      await cms.tokenOf('Approver');
      await publishWhileLocked(async () => {
        const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
        await other.connect();
        await other.query('BEGIN');
        await other.query('SELECT * FROM published_revision FOR UPDATE');
        // What the database does by itself after `lock_timeout`, without the wait.
        const cancelWaiting = async () => {
          await cms.strapi.db.connection.raw(
            `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
        };
        const giveUp = setInterval(() => void cancelWaiting(), 100);
        return async () => {
          clearInterval(giveUp);
          await other.query('ROLLBACK');
          await other.end();
        };
      });
    },
  );

  it.runIf(inject('postgresUrl'))(
    'only who asks by HTTP gives up waiting, after half a minute',
    async () => {
      const { lockRevision } =
        cms.built<typeof import('../src/published/revision')>('published/revision');
      const patience = () =>
        cms.strapi.db.transaction(async ({ trx }) => {
          await lockRevision(cms.strapi);
          const { rows } = await trx.raw('SHOW lock_timeout');
          return rows[0].lock_timeout as string;
        });
      expect(await patience()).toBe('0');
      const asked = await cms.strapi.requestContext.run({} as never, patience);
      expect(asked).toBe('30s');
    },
  );
});
