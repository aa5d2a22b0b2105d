import type { Core } from '@strapi/strapi';
import { overtakeAllApproved } from '../approving/approval-rows';
import { asActor } from '../audit/actor';
import { noteEvent } from '../audit/record';
import { readRevisionOfDatabase } from '../published/revision';
import { stopEverything } from '../scheduling/stop';
import { revokeAllLinks } from '../sharing/share-links';
import { findTakeDown, setTakeDown } from '../taking-down/take-downs';
import { onGrounds } from '../withdrawing/take-off';
import {
  readRegister,
  registerEntry,
  registeredTypes,
  registerLatest,
  type PublicRegister,
  type RegisteredEntry,
} from './public-register';

/** Who is said to have done what a restore makes necessary. */
export const restore = 'A restored backup';

interface PublishedRow {
  uid: string;
  documentId: string;
  publishedAt: string;
}

/**
 * At each start, before anyone is answered: notices that the database is older than what was last
 * public, as after a backup was restored. Then what was published again since, and so may hold what
 * had been taken out of it, comes off the site until an approver has looked; take-down times count
 * again; links for outsiders end; and nothing stays approved. In any case the register then agrees
 * with the database.
 */
export async function holdOlderVersions(strapi: Core.Strapi): Promise<void> {
  const register = await readRegister();
  const current = await readRevisionOfDatabase(strapi, 'site');
  const { latest } = register;
  if (latest?.database === current.database && latest.revision > current.revision) {
    await undoRestore(strapi, register);
  }
  await completeRegister(strapi, register);
  await registerLatest(await readRevisionOfDatabase(strapi, 'site'));
}

async function undoRestore(strapi: Core.Strapi, { entries }: PublicRegister): Promise<void> {
  strapi.log.warn(
    'This database is older than what was last public, so a backup was restored. What was published again since the backup is off the site until an approver publishes it.',
  );
  const known = new Map(entries.map((entry) => [keyOf(entry), entry]));
  for (const row of await publishedRows(strapi)) {
    const entry = known.get(keyOf(row));
    if (!entry) continue;
    if (row.publishedAt < entry.publishedAt) await hold(strapi, row);
    else if (entry.takeDownAt) await planAgain(strapi, entry, entry.takeDownAt);
  }
  await revokeAllLinks(strapi, restore);
  await overtakeAllApproved(strapi);
  const why =
    'What was planned, moved or cancelled since the backup is not known. Look through what is planned, then let it go on.';
  await asActor(restore, () => stopEverything(strapi, why));
  await asActor(restore, () => noteEvent(strapi, { action: 'restored' }));
}

async function hold(strapi: Core.Strapi, { uid, documentId }: PublishedRow): Promise<void> {
  const grounds = { kind: 'taken-down', reason: null, text: null, leavesNotice: false } as const;
  await onGrounds({ ...grounds, by: restore }, () =>
    strapi.documents(uid as never).unpublish({ documentId } as never),
  );
  strapi.log.warn(`${uid} ${documentId} is off the site: the backup has an older version of it.`);
}

async function planAgain(strapi: Core.Strapi, entry: RegisteredEntry, at: string): Promise<void> {
  const planned = await findTakeDown(strapi, entry);
  if (planned && planned.at <= at) return;
  await setTakeDown(strapi, {
    uid: entry.uid,
    documentId: entry.documentId,
    at,
    by: restore,
    reason: null,
  });
}

async function completeRegister(strapi: Core.Strapi, { entries }: PublicRegister): Promise<void> {
  const known = new Map(entries.map((entry) => [keyOf(entry), entry.publishedAt]));
  for (const row of await publishedRows(strapi)) {
    if (known.get(keyOf(row)) === row.publishedAt) continue;
    const takeDown = await findTakeDown(strapi, row);
    await registerEntry({ ...row, takeDownAt: takeDown?.at ?? null });
  }
}

async function publishedRows(strapi: Core.Strapi): Promise<PublishedRow[]> {
  const lists = await Promise.all(
    registeredTypes.map(async (uid) => {
      const rows = await strapi.db.query(uid).findMany({
        where: { publishedAt: { $notNull: true } },
        select: ['documentId', 'publishedAt'],
      });
      return rows.map(({ documentId, publishedAt }) => ({
        uid,
        documentId,
        publishedAt: new Date(publishedAt).toISOString(),
      }));
    }),
  );
  return lists.flat();
}

function keyOf({ uid, documentId }: { uid: string; documentId: string }): string {
  return `${uid} ${documentId}`;
}
