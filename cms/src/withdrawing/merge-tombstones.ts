import type { Core } from '@strapi/strapi';
import { noteFormerDocuments } from '../documents/former-documents';
import { lockRevision, raiseRevision } from '../published/revision';
import { forTheLog } from '../saving/for-the-log';
import { forgetTakeDown } from '../taking-down/after-take-off';
import { addWithdrawal, allWithdrawals, type WithdrawalRecord } from './records';
import { withoutRecord } from './take-off';
import { keepMissing } from './owed-tombstones';
import { nameOf, readTombstones, type Tombstone } from './tombstones';
import { copyTombstones, fetchTombstones, tryLater } from './tombstones-in-bucket';

/**
 * Makes the database and the tombstones agree, at each start and before anyone is answered. What
 * only the tombstones know was withdrawn after the backup that this database was restored from, or
 * as the process died: it is withdrawn now. What only the database knows gets its tombstone again.
 */
export async function mergeTombstones(strapi: Core.Strapi): Promise<void> {
  if (!(await fetchTombstones(strapi))) tryLater('fetch', () => mergeFromBucket(strapi));
  const tombstones = await readTombstones();
  const recorded = await allWithdrawals(strapi);
  await withdrawUnknown(strapi, tombstones, recorded);
  await keepMissing(strapi, recorded, new Set(tombstones.map(({ id }) => id)));
  await copyTombstones(strapi);
}

/**
 * While the CMS is at work, once the bucket answers again. Only what the bucket knew is carried out:
 * a tombstone of this machine may belong to a withdrawal under way.
 */
async function mergeFromBucket(strapi: Core.Strapi, owed: string[] = []): Promise<void> {
  let names = owed;
  try {
    const fetched = await fetchTombstones(strapi);
    names = [...owed, ...(fetched ?? [])];
    const tombstones = await readTombstones();
    const others = tombstones.filter(({ id }) => names.includes(nameOf(id)));
    await withdrawUnknown(strapi, others, await allWithdrawals(strapi));
    if (fetched) return;
  } catch (error) {
    strapi.log.error(
      `What was withdrawn elsewhere could not be taken off here: ${forTheLog(error)}`,
    );
  }
  tryLater('fetch', () => mergeFromBucket(strapi, names));
}

async function withdrawUnknown(
  strapi: Core.Strapi,
  tombstones: readonly Tombstone[],
  recorded: readonly WithdrawalRecord[],
): Promise<void> {
  const known = new Set(recorded.map(({ id }) => id));
  const unknown = tombstones
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => a.at.localeCompare(b.at));
  for (const tombstone of unknown) await withdrawAgain(strapi, tombstone);
}

async function withdrawAgain(strapi: Core.Strapi, tombstone: Tombstone): Promise<void> {
  const { documents, ...record } = tombstone;
  const { uid, documentId } = record;
  if (!strapi.contentTypes[uid as never]) return;
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    await withoutRecord(() => strapi.documents(uid as never).unpublish({ documentId } as never));
    await addWithdrawal(strapi, record);
    await forgetTakeDown(strapi, record);
    const former = documents.map((publicId) => ({
      publicId,
      title: '',
      language: '',
      sha256: null,
    }));
    await noteFormerDocuments(strapi, record, former, []);
    await raiseRevision(strapi);
  });
  strapi.log.warn(
    `${uid} ${documentId} was taken off the site at ${record.at}, which this database did not know. It is off the site again.`,
  );
}
