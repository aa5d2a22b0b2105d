import type { WithdrawalReason } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { loadPublished } from '../saving/load-entry';
import { settings } from '../settings';
import { findTakeDown } from '../taking-down/take-downs';
import { ukWallClock, ukZoneAt, type UkZone } from '../taking-down/uk-wall-clock';
import type { EntryRef } from '../withdrawing/entry-ref';
import { readStanding } from '../withdrawing/standing';
import { publicPath } from '../withdrawing/take-off';
import { takeDownNow } from '../scheduling/clock';
import { mayPlan, mayPublish, type Person } from '../scheduling/person';
import { waitingReleaseOf } from '../scheduling/releases';
import { mayProposeTakeDown } from '../taking-down/may-propose';

/** How an entry stands towards the public, for the admin. Times are ISO 8601, UTC. */
export interface ReleaseState {
  isPublished: boolean;
  /** Its public address from the first slash; after a withdrawal, where the notice is. */
  path: string | null;
  /** The same as a whole address. */
  siteAddress: string | null;
  /** Whether the person who asks may publish and withdraw it. */
  mayPublish: boolean;
  /** Whether they may say when it comes down, or could once they have planned when it goes live. */
  mayTakeDown: boolean;
  withdrawal: {
    id: string;
    reason: WithdrawalReason | null;
    text: string | null;
    leavesNotice: boolean;
    withdrawnAt: string;
    withdrawnBy: string;
  } | null;
  takenDown: { at: string; by: string } | null;
  /** When it is planned to go live, whether or not it is approved; null where nothing is planned. */
  goesLiveAt: string | null;
  /** When it comes down by itself; `atUk` as a UK clock shows it. */
  takeDown: {
    at: string;
    atUk: string;
    zone: UkZone;
    by: string;
    reason: string | null;
  } | null;
}

export async function readReleaseState(
  strapi: Core.Strapi,
  entry: EntryRef,
  person: Person,
): Promise<ReleaseState> {
  const published = await loadPublished(strapi, entry.uid, entry.documentId);
  const { isPublic, withdrawal } = await readStanding(strapi, entry, takeDownNow());
  const takeDown = await findTakeDown(strapi, entry);
  const release = await waitingReleaseOf(strapi, entry);
  const isApprover = mayPublish(person, [entry]);
  const isWithdrawn = withdrawal?.kind === 'withdrawn';
  const path = publicPath(entry.uid, published?.slug) ?? withdrawal?.path ?? null;
  return {
    isPublished: isPublic,
    path,
    siteAddress: path && `${settings().siteUrl}${path}`,
    mayPublish: isApprover,
    mayTakeDown:
      isApprover ||
      (release
        ? mayProposeTakeDown({ isPublished: published !== null, release }, person.user.id)
        : published === null && takeDown === null && mayPlan(person, [entry])),
    withdrawal: isWithdrawn
      ? {
          id: withdrawal.id,
          reason: withdrawal.reason,
          text: withdrawal.text,
          leavesNotice: withdrawal.leavesNotice,
          withdrawnAt: withdrawal.at,
          withdrawnBy: withdrawal.by,
        }
      : null,
    takenDown: withdrawal && !isWithdrawn ? { at: withdrawal.at, by: withdrawal.by } : null,
    goesLiveAt: release?.at ?? null,
    takeDown: takeDown && {
      at: takeDown.at,
      atUk: ukWallClock(new Date(takeDown.at)),
      zone: ukZoneAt(new Date(takeDown.at)),
      by: takeDown.by,
      reason: takeDown.reason,
    },
  };
}
