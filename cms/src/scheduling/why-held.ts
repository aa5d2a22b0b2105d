import type { Core } from '@strapi/strapi';
import { findApproval } from '../approving/approvals';
import { fingerprintOf, readContent } from '../history/content';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { Release, ReleaseItem } from './release';

/** What an entry would go out as now, and why it may not, if so. */
export interface Readiness {
  /** Null where there is no such draft any more. */
  fingerprint: string | null;
  /** In words for staff; null when it may go out. */
  held: string | null;
  /** Whether it is approved, and held only until an approver agrees to its time. */
  lacksOnlyTime: boolean;
  /** Who approved exactly this; null where nobody did or had to. */
  approvedBy: string | null;
}

/** Looks whether exactly the draft as it is now was approved, and its time agreed to. */
export async function readiness(
  strapi: Core.Strapi,
  release: Pick<Release, 'isTimeAgreed' | 'timeSetBy'>,
  { uid, documentId, title, fingerprint: planned, isTimeAgreed }: ReleaseItem,
): Promise<Readiness> {
  const entry = { uid, documentId };
  const draft = await readContent(strapi, entry, 'draft');
  if (!draft) {
    const held = `“${title}” was deleted. Cancel this, and plan the others anew.`;
    return { fingerprint: null, held, lacksOnlyTime: false, approvedBy: null };
  }
  const fingerprint = fingerprintOf(draft);
  const ready = { fingerprint, held: null, lacksOnlyTime: false, approvedBy: null };
  if (await isLiveAlready(strapi, entry, fingerprint)) return ready;
  const approval = await findApproval(strapi, entry, fingerprint);
  if (!approval) {
    return { ...ready, held: unapproved(title, fingerprint === planned) };
  }
  const approved = { ...ready, approvedBy: approval.decidedByName };
  if (release.isTimeAgreed || isTimeAgreed) return approved;
  return { ...approved, held: notAgreed(title, release.timeSetBy), lacksOnlyTime: true };
}

function unapproved(title: string, isAsPlanned: boolean): string {
  return isAsPlanned
    ? `“${title}” is not approved. It goes out at once when an approver approves it.`
    : `“${title}” was changed after it was approved or planned. It goes out at once when an approver approves it as it is now.`;
}

function notAgreed(title: string, timeSetBy: string): string {
  return `“${title}” is approved, but whoever approved it has not seen this time, which ${timeSetBy} set. The time has passed, so an approver has to give another: “Move…”.`;
}

/** What the public has already can do no harm by going out again. */
async function isLiveAlready(
  strapi: Core.Strapi,
  entry: EntryRef,
  fingerprint: string,
): Promise<boolean> {
  const live = await readContent(strapi, entry, 'published');
  return live !== null && fingerprintOf(live) === fingerprint;
}
