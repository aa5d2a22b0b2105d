import type { Core } from '@strapi/strapi';
import { clearAlarm } from '../alarms/alarms';
import { asActor } from '../audit/actor';
import { auditedTransaction, noteEvent } from '../audit/record';
import { fingerprintOf, readContent } from '../history/content';
import { lockRevision } from '../published/revision';
import { addReceipt, readReleased, type ReleasedEntry } from '../receipts/make';
import { forTheLog } from '../saving/for-the-log';
import { rememberingReads } from '../saving/remembered-reads';
import { isPreparing, preparingFor, releaseNow, releaseTime } from './clock';
import { freshenFacts } from './freshen-facts';
import { asOne } from './going-out';
import { keepUntil, MadeWay } from './keep-until';
import { alarmKey, hold, noteFailure } from './not-gone-out';
import { publishAll } from './publish-all';
import { isDue, waitingStates, type Release, type ReleaseItem } from './release';
import { changeItem, changeRelease, findRelease } from './releases';
import { readStop } from './stop';
import { leaveOutOverdue } from './supersede';
import { readiness } from './why-held';

/** A release that is published within the transaction under way. */
interface GoneOut {
  release: Release;
  /** What it published. */
  items: readonly ReleaseItem[];
  /** For its receipt. */
  released: readonly ReleasedEntry[];
}

/**
 * Has releases that are due go out, in their order and in one transaction. Where one of them fails,
 * each goes out by itself, so that none fails because of another.
 */
export async function carryOutReleases(strapi: Core.Strapi, ids: readonly string[]): Promise<void> {
  if (ids.length > 1) {
    try {
      return await letGoOut(strapi, ids);
    } catch (error) {
      strapi.log.warn(`Releases go out one by one, not together: ${forTheLog(error)}`);
    }
  }
  for (const id of ids) await carryOutRelease(strapi, id);
}

/**
 * Has a release that is due go out: all of it in one transaction, which also claims it, or nothing.
 * What is not as it was approved is held; what fails is tried again after a pause. Any number of
 * processes may try at once.
 */
export async function carryOutRelease(strapi: Core.Strapi, id: string): Promise<void> {
  try {
    await letGoOut(strapi, [id]);
  } catch (error) {
    await noteFailure(strapi, id, error);
  }
}

/** Why a release was not prepared, so that it goes out at its time without that. */
class NotPrepared extends Error {}

/**
 * Has releases of one time go out at that time: all is done before it but the last checks, the
 * receipt and the commit. Whoever needs what it holds meanwhile, to stop or move it, to save or to
 * publish, goes first: then nothing of it is kept.
 *
 * @param at their time, which is near
 * @returns whether it was carried out; then all that were still planned for it are out
 */
export async function prepareReleases(
  strapi: Core.Strapi,
  ids: readonly string[],
  at: Date,
): Promise<'carried out' | 'made way' | 'not prepared'> {
  try {
    await preparingFor(at, () => letGoOut(strapi, ids, () => keepUntil(strapi, at)));
    return 'carried out';
  } catch (error) {
    if (error instanceof MadeWay) return 'made way';
    // What is wrong is told at its time, if it still is.
    if (!(error instanceof NotPrepared)) {
      strapi.log.warn(`A release could not be prepared before its time: ${forTheLog(error)}`);
    }
    return 'not prepared';
  }
}

/** @param wait ends when it may be seen; by default at once */
async function letGoOut(
  strapi: Core.Strapi,
  ids: readonly string[],
  wait: () => Promise<void> = async () => undefined,
): Promise<void> {
  const looked = await Promise.all(ids.map((id) => findDue(strapi, id)));
  const due = looked.filter((release) => release !== null);
  if (due.length === 0) return;
  await freshenFacts(
    strapi,
    due.flatMap(({ items }) => items),
  );
  await auditedTransaction(strapi, async () => {
    await lockRevision(strapi);
    if (await readStop(strapi)) return;
    const gone: GoneOut[] = [];
    for (const id of ids) {
      // Another process may have done it meanwhile, or someone moved it.
      const release = await findDue(strapi, id);
      const items = release && (await bySchedule(release, () => publish(strapi, release)));
      if (items) gone.push({ release, items, released: await checkPublished(strapi, items) });
    }
    if (gone.length > 0) await wait();
    for (const one of gone) await bySchedule(one.release, () => finish(strapi, one));
  });
}

async function findDue(strapi: Core.Strapi, id: string): Promise<Release | null> {
  const release = await findRelease(strapi, id);
  return release && isDue(release, releaseTime()) ? release : null;
}

function bySchedule<T>({ timeSetBy }: Release, work: () => Promise<T>): Promise<T> {
  return asActor(`The schedule that ${timeSetBy} set`, work);
}

/** @returns what it published; null where it is held, or over since its take-downs were due too */
async function publish(
  strapi: Core.Strapi,
  release: Release,
): Promise<readonly ReleaseItem[] | null> {
  const items = await leaveOutOverdue(strapi, release);
  // What is over before it went out ends at its time, and not before.
  if (isPreparing() && items.length === 0) throw new NotPrepared('All of it comes down.');
  if (items.length === 0) return null;
  return rememberingReads(async () => {
    const approved = await approvedItems(strapi, release, items);
    if (approved) await asOne(items, false, () => publishAll(strapi, items));
    return approved;
  });
}

/** @returns the items with the fingerprint under which each goes out; null when the release is held */
async function approvedItems(
  strapi: Core.Strapi,
  release: Release,
  items: readonly ReleaseItem[],
): Promise<ReleaseItem[] | null> {
  const approved: ReleaseItem[] = [];
  const reasons: string[] = [];
  for (const item of items) {
    const { fingerprint, held } = await readiness(strapi, release, item);
    if (held) reasons.push(held);
    approved.push({ ...item, fingerprint });
  }
  if (reasons.length === 0) return approved;
  // An approver may still approve it in time.
  if (isPreparing()) throw new NotPrepared(reasons.join(' '));
  await hold(strapi, release, reasons.join(' '));
  return null;
}

/**
 * Compares what is published with what was approved. Nobody else can change it any more.
 *
 * @returns what the public should see of it
 */
function checkPublished(
  strapi: Core.Strapi,
  items: readonly ReleaseItem[],
): Promise<ReleasedEntry[]> {
  // Another memory than while publishing: from the database.
  return rememberingReads(async () => {
    for (const item of items) await mustBeApproved(strapi, item, 'published');
    return readReleased(strapi, items);
  });
}

async function mustBeApproved(
  strapi: Core.Strapi,
  item: ReleaseItem,
  status: 'draft' | 'published',
): Promise<void> {
  const content = await readContent(strapi, item, status);
  if (content && fingerprintOf(content) === item.fingerprint) return;
  throw new Error(
    `The ${status} version of ${item.uid} ${item.documentId} is not the approved one.`,
  );
}

async function finish(strapi: Core.Strapi, { release, items, released }: GoneOut): Promise<void> {
  // Somebody may have saved the draft between the look at its approval and now.
  for (const item of items) await mustBeApproved(strapi, item, 'draft');
  const { id, wantsReceipt } = release;
  const dueAt = new Date(release.at);
  const doneAt = releaseNow();
  if (doneAt < dueAt) throw new Error(`Release ${id} is not due yet.`);
  const done = {
    state: 'done',
    doneAt: doneAt.toISOString(),
    heldBecause: null,
    lastError: null,
    nextAttemptAt: null,
  } as const;
  if (!(await changeRelease(strapi, id, waitingStates, done))) {
    throw new Error(`Release ${id} was claimed by another process.`);
  }
  const details = {
    release: id,
    due: release.at,
    lateByMilliseconds: doneAt.getTime() - dueAt.getTime(),
  };
  for (const { uid, documentId, title, fingerprint } of items) {
    const entry = { uid, documentId };
    await changeItem(strapi, id, entry, { fingerprint });
    await noteEvent(strapi, {
      action: 'released',
      entry,
      title,
      ...(fingerprint ? { fingerprint } : {}),
      details,
    });
  }
  await addReceipt(strapi, { releaseId: id, dueAt, doneAt, wantsReceipt }, released);
  await clearAlarm(strapi, alarmKey(id));
}
