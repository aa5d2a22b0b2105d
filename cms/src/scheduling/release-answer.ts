import type { Core } from '@strapi/strapi';
import { approvalsOf } from '../approving/approval-rows';
import type { DateWarning } from '../dates/date-warning';
import { dateWarningsOfBundle } from '../dates/warnings';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { findTakeDown, type TakeDown } from '../taking-down/take-downs';
import { ukWallClock, ukZoneAt } from '../taking-down/uk-wall-clock';
import type { ReleaseAnswer, ReleaseItemAnswer } from './answers';
import { releaseNow } from './clock';
import { mayChange, type Person } from './person';
import type { ReadableTitles } from './readable-titles';
import { waitingStates, type Release, type ReleaseItem } from './release';
import { readiness } from './why-held';

/** A release as the admin shows it to a person, who hears titles only of what they may read. */
export async function releaseAnswer(
  strapi: Core.Strapi,
  release: Release,
  person: Person,
  titles: ReadableTitles,
): Promise<ReleaseAnswer> {
  const isWaiting = waitingStates.includes(release.state);
  const at = new Date(release.at);
  const items: ReleaseItemAnswer[] = [];
  const takeDowns: (TakeDown | null)[] = [];
  for (const item of release.items) {
    const takeDown = isWaiting ? await findTakeDown(strapi, item) : null;
    takeDowns.push(takeDown);
    items.push(await itemAnswer(strapi, release, item, { isWaiting, takeDown, titles }));
  }
  const mayReadAll = items.every((item) => item.editPath !== null);
  return {
    id: release.id,
    title: mayReadAll ? release.title : hiddenTitle(items.length),
    at: release.at,
    atUk: ukWallClock(at),
    zone: ukZoneAt(at),
    state: release.state,
    isLate: isWaiting && at <= releaseNow(),
    heldBecause: release.heldBecause && inWords(release.heldBecause, mayReadAll),
    lastError: release.lastError && inWords(release.lastError, mayReadAll),
    attempts: release.attempts,
    nextAttemptAt: release.nextAttemptAt,
    plannedBy: release.plannedBy,
    plannedAt: release.plannedAt,
    timeSetBy: release.timeSetBy,
    timeSetAt: release.timeSetAt,
    doneAt: release.doneAt,
    isTimeAgreed: release.isTimeAgreed || release.items.every((item) => item.isTimeAgreed),
    wantsReceipt: release.wantsReceipt.length > 0,
    mayChange: isWaiting && mayReadAll && mayChange(person, release),
    items,
    warnings: isWaiting && mayReadAll ? await warningsOf(strapi, release, takeDowns) : [],
  };
}

async function itemAnswer(
  strapi: Core.Strapi,
  release: Release,
  item: ReleaseItem,
  {
    isWaiting,
    takeDown,
    titles,
  }: { isWaiting: boolean; takeDown: TakeDown | null; titles: ReadableTitles },
): Promise<ReleaseItemAnswer> {
  const { uid, documentId } = item;
  const kind = editableKind(uid);
  const title = titles.of(item);
  const lacks = isWaiting ? await readiness(strapi, release, item) : null;
  const isApproved = !lacks || lacks.held === null;
  return {
    uid,
    documentId,
    title: title ?? 'Something that you may not read, or that was deleted',
    kindName: kind?.name ?? '',
    editPath: kind && title !== null ? editPath(kind, documentId) : null,
    isApproved,
    needsApproval: !isApproved,
    lacksOnlyTime: lacks?.lacksOnlyTime ?? false,
    takeDown:
      takeDown && title !== null
        ? { at: takeDown.at, zone: ukZoneAt(new Date(takeDown.at)), by: takeDown.by }
        : null,
    approvedBy: lacks ? lacks.approvedBy : await whoApproved(strapi, release, item),
  };
}

/** Who approved what went out; null for what did not. */
async function whoApproved(
  strapi: Core.Strapi,
  { state }: Release,
  { uid, documentId, fingerprint }: ReleaseItem,
): Promise<string | null> {
  if (state !== 'done') return null;
  const approvals = await approvalsOf(strapi, { uid, documentId });
  const given = approvals.find(
    (one) => one.fingerprint === fingerprint && ['approved', 'overtaken'].includes(one.state),
  );
  return given?.decidedByName ?? null;
}

/** What its time meets, and when its entries come down again. */
async function warningsOf(
  strapi: Core.Strapi,
  { at, items }: Release,
  takeDowns: readonly (TakeDown | null)[],
): Promise<DateWarning[]> {
  const goLiveAt = new Date(at);
  const chosen = items.map((entry, index) => {
    const takeDown = takeDowns[index];
    const takeDownAt = takeDown ? new Date(takeDown.at) : null;
    return { entry, title: entry.title, times: { goLiveAt, takeDownAt } };
  });
  return dateWarningsOfBundle(strapi, chosen);
}

function hiddenTitle(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function inWords(text: string, mayReadAll: boolean): string {
  return mayReadAll ? text : 'Ask somebody who may read all of it.';
}
