import type { Core } from '@strapi/strapi';
import { clearAlarm } from '../alarms/alarms';
import { findTakeDown } from '../taking-down/take-downs';
import type { EntryRef } from '../withdrawing/entry-ref';
import { releaseNow, releaseTime } from './clock';
import { noteForEach } from './note-for-each';
import { alarmKey } from './not-gone-out';
import { waitingStates, type Release, type ReleaseItem } from './release';
import { changeItem, changeRelease, waitingReleaseOf } from './releases';

/**
 * Leaves out of a release what should have come down by now: it is never seen, not for a moment.
 * The take-down itself, and what an earlier release made public, is the business of its sweep.
 *
 * @returns what still goes out; with nothing left, the release is over
 */
export async function leaveOutOverdue(
  strapi: Core.Strapi,
  release: Release,
): Promise<ReleaseItem[]> {
  const kept: ReleaseItem[] = [];
  for (const item of release.items.filter(({ isSuperseded }) => !isSuperseded)) {
    const takeDown = await findTakeDown(strapi, item);
    if (takeDown && takeDown.at <= releaseTime().toISOString())
      await leaveOut(strapi, release, item);
    else kept.push(item);
  }
  if (kept.length === 0) await end(strapi, release);
  return kept;
}

/** When an entry comes down: a release of it that still waits would bring it back. */
export async function supersedeWaiting(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  const release = await waitingReleaseOf(strapi, entry);
  if (!release || release.at > releaseNow().toISOString()) return;
  await leaveOut(strapi, release, entry);
  const others = release.items.filter(
    ({ documentId, isSuperseded }) => documentId !== entry.documentId && !isSuperseded,
  );
  if (others.length === 0) await end(strapi, release);
}

async function leaveOut(strapi: Core.Strapi, release: Release, entry: EntryRef): Promise<void> {
  await changeItem(strapi, release.id, entry, { isSuperseded: true });
  const items = release.items.filter(({ documentId }) => documentId === entry.documentId);
  await noteForEach(strapi, { id: release.id, items }, 'superseded', { at: release.at });
}

async function end(strapi: Core.Strapi, { id }: Release): Promise<void> {
  const doneAt = releaseTime().toISOString();
  const over = { heldBecause: null, lastError: null, nextAttemptAt: null };
  await changeRelease(strapi, id, waitingStates, { state: 'superseded', doneAt, ...over });
  await clearAlarm(strapi, alarmKey(id));
}
