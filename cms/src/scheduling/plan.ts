import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { clearAlarm } from '../alarms/alarms';
import { noteOwnApproval } from '../approving/own-approval';
import { actorOf } from '../audit/actor';
import { auditedTransaction } from '../audit/record';
import { fingerprintOf, readContent } from '../history/content';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import type { EntryRef } from '../withdrawing/entry-ref';
import { refuseUnseenTime } from './agree-to-time';
import { dryRun } from './dry-run';
import { freshenFacts } from './freshen-facts';
import { mayPublishAll } from './may-publish';
import { noteForEach } from './note-for-each';
import { alarmKey } from './not-gone-out';
import { titleOfDraft } from './publish-all';
import { waitingStates, type Release, type ReleaseItem } from './release';
import { refuseAfterTakeDown, refuseBadList, refusePast, refusePlanned } from './refuse-plan';
import { addRelease, changeItem, changeRelease, findRelease } from './releases';

const longestTitle = 200;

/** An entry as the planner saw it. */
export interface PlannedEntry extends EntryRef {
  /** Of the draft that they saw: planning approves no other. Null where that is not known. */
  fingerprint: string | null;
}

/** What somebody wants to go live. */
export interface ReleasePlan {
  /** For the schedule; the title of the first entry by default. */
  title?: string | null;
  at: Date;
  entries: readonly PlannedEntry[];
  /** Ids of the admin users who get the receipt. */
  wantsReceipt: readonly number[];
}

/**
 * Plans that entries go live at a time, all or none. All that publishing would check is checked
 * now. Where the person who asks may publish them and one person is enough, this approves
 * those that are still as the person saw them; the others wait for an approver.
 *
 * @throws ValidationError (400) for a time that is past, for what is planned already, and for all
 * that publishing would refuse
 */
export async function planRelease(strapi: Core.Strapi, plan: ReleasePlan): Promise<Release> {
  const { at, entries } = plan;
  refuseBadList(entries);
  refusePast(strapi, entries, at);
  await freshenFacts(strapi, entries);
  await dryRun(strapi, entries);
  return auditedTransaction(strapi, async ({ onCommit }) => {
    await lockRevision(strapi);
    for (const entry of entries) await refusePlanned(strapi, entry);
    await refuseAfterTakeDown(strapi, entries, at);
    const isByApprover = mayPublishAll(strapi, entries);
    const release = await newRelease(strapi, plan, isByApprover);
    await addRelease(strapi, release);
    if (isByApprover)
      for (const entry of entries) await noteOwnApproval(strapi, entry, entry.fingerprint);
    await noteForEach(strapi, release, 'planned', { at: release.at });
    await raiseRevision(strapi);
    onCommit(() => noteStandings(strapi, entries));
    return release;
  });
}

/**
 * Gives a release another time, at once and on every process. What kept it back is looked at anew,
 * and whoever agreed to the time before has not agreed to this one.
 *
 * @param seen when its times were last set, as whoever moves it has seen them; left out where that is
 * not known
 * @throws ApplicationError (400) when it has gone out, was cancelled, or has other times by now
 */
export async function moveRelease(
  strapi: Core.Strapi,
  id: string,
  at: Date,
  seen?: string,
): Promise<void> {
  await strapi.db.transaction(async ({ onCommit }) => {
    await lockRevision(strapi);
    const release = await waitingRelease(strapi, id);
    if (seen !== undefined && seen !== release.timeSetAt) refuseUnseenTime();
    refusePast(strapi, release.items, at);
    await refuseAfterTakeDown(strapi, release.items, at);
    await changeRelease(strapi, id, waitingStates, {
      at: at.toISOString(),
      state: 'planned',
      timeSetAt: new Date().toISOString(),
      timeSetBy: actorOf(strapi).name,
      isTimeAgreed: mayPublishAll(strapi, release.items),
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
      heldBecause: null,
    });
    for (const item of release.items) await changeItem(strapi, id, item, { isTimeAgreed: false });
    await clearAlarm(strapi, alarmKey(id));
    await noteForEach(strapi, release, 'moved', { from: release.at, at: at.toISOString() });
    await raiseRevision(strapi);
    onCommit(() => noteStandings(strapi, release.items));
  });
}

/**
 * Has a release not go out, at once and on every process.
 *
 * @throws ApplicationError (400) when it has gone out or was cancelled
 */
export async function cancelRelease(strapi: Core.Strapi, id: string): Promise<void> {
  await strapi.db.transaction(async ({ onCommit }) => {
    await lockRevision(strapi);
    const release = await waitingRelease(strapi, id);
    await changeRelease(strapi, id, waitingStates, { state: 'cancelled' });
    await clearAlarm(strapi, alarmKey(id));
    await noteForEach(strapi, release, 'cancelled', { at: release.at });
    await raiseRevision(strapi);
    onCommit(() => noteStandings(strapi, release.items));
  });
}

async function newRelease(
  strapi: Core.Strapi,
  { title, at, entries, wantsReceipt }: ReleasePlan,
  isTimeAgreed: boolean,
): Promise<Release> {
  const { id: plannedById, name: plannedBy } = actorOf(strapi);
  const plannedAt = new Date().toISOString();
  const items: ReleaseItem[] = [];
  for (const entry of entries) items.push(await newItem(strapi, entry));
  return {
    id: randomUUID(),
    title: (title?.trim() || items[0]?.title || '').slice(0, longestTitle),
    at: at.toISOString(),
    state: 'planned',
    plannedById,
    plannedBy,
    plannedAt,
    timeSetAt: plannedAt,
    timeSetBy: plannedBy,
    isTimeAgreed,
    wantsReceipt: [...wantsReceipt],
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    heldBecause: null,
    doneAt: null,
    items,
  };
}

async function newItem(strapi: Core.Strapi, { uid, documentId }: EntryRef): Promise<ReleaseItem> {
  const content = await readContent(strapi, { uid, documentId }, 'draft');
  const fingerprint = content && fingerprintOf(content);
  const title = (await titleOfDraft(strapi, { uid, documentId })).slice(0, longestTitle);
  return { uid, documentId, title, fingerprint, isSuperseded: false, isTimeAgreed: false };
}

async function waitingRelease(strapi: Core.Strapi, id: string): Promise<Release> {
  const release = await findRelease(strapi, id);
  if (release && waitingStates.includes(release.state)) return release;
  throw new errors.ApplicationError(
    release?.state === 'done'
      ? 'This has gone out already. Load the page again to see how it stands.'
      : 'This is not planned any more. Load the page again to see how it stands.',
  );
}

function noteStandings(strapi: Core.Strapi, entries: readonly EntryRef[]): void {
  for (const { uid, documentId } of entries) noteStanding(strapi, { uid, documentId });
}
