import type { Core } from '@strapi/strapi';
import { clearAlarm } from '../alarms/alarms';
import { asActor } from '../audit/actor';
import { auditedTransaction, noteEvent } from '../audit/record';
import { fingerprintOf, readContent } from '../history/content';
import { lockRevision } from '../published/revision';
import { makeReceipt } from '../receipts/make';
import { rememberingReads } from '../saving/remembered-reads';
import { releaseNow } from './clock';
import { freshenFacts } from './freshen-facts';
import { asOne } from './going-out';
import { alarmKey, hold, noteFailure } from './not-gone-out';
import { publishAll } from './publish-all';
import { isDue, waitingStates, type Release, type ReleaseItem } from './release';
import { changeItem, changeRelease, findRelease } from './releases';
import { readStop } from './stop';
import { leaveOutOverdue } from './supersede';
import { readiness } from './why-held';

/**
 * Has a release that is due go out: all of it in one transaction, which also claims it, or nothing.
 * What is not as it was approved is held; what fails is tried again after a pause. Any number of
 * processes may try at once.
 */
export async function carryOutRelease(strapi: Core.Strapi, id: string): Promise<void> {
  const release = await findRelease(strapi, id);
  if (!release || !isDue(release, releaseNow())) return;
  try {
    await freshenFacts(strapi, release.items);
    await asActor(`The schedule that ${release.timeSetBy} set`, () => letGoOut(strapi, id));
  } catch (error) {
    await noteFailure(strapi, release, error);
  }
}

/** Looks again within the transaction: another process may have done it, or someone moved it. */
async function letGoOut(strapi: Core.Strapi, id: string): Promise<void> {
  await auditedTransaction(strapi, async () => {
    await lockRevision(strapi);
    const release = await findRelease(strapi, id);
    if (!release || !isDue(release, releaseNow()) || (await readStop(strapi))) return;
    const items = await leaveOutOverdue(strapi, release);
    if (items.length === 0) return;
    const approved = await rememberingReads(async () => {
      const found = await approvedItems(strapi, release, items);
      if (found) await asOne(items, false, () => publishAll(strapi, items));
      return found;
    });
    if (!approved) return;
    for (const item of approved) await mustBeWhatWasApproved(strapi, item);
    await finish(strapi, release, approved);
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
  await hold(strapi, release, reasons.join(' '));
  return null;
}

/** Somebody may have saved the draft between the look at its approval and the publishing. */
async function mustBeWhatWasApproved(strapi: Core.Strapi, item: ReleaseItem): Promise<void> {
  for (const status of ['draft', 'published'] as const) {
    const content = await readContent(strapi, item, status);
    if (content && fingerprintOf(content) === item.fingerprint) continue;
    throw new Error(
      `The ${status} version of ${item.uid} ${item.documentId} is not the approved one.`,
    );
  }
}

async function finish(
  strapi: Core.Strapi,
  release: Release,
  items: readonly ReleaseItem[],
): Promise<void> {
  const { id, wantsReceipt } = release;
  const dueAt = new Date(release.at);
  const doneAt = releaseNow();
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
  const entries = items.map(({ uid, documentId }) => ({ uid, documentId }));
  await makeReceipt(strapi, { releaseId: id, dueAt, doneAt, entries, wantsReceipt });
  await clearAlarm(strapi, alarmKey(id));
}
