import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../audit/actor';
import { noteEvent } from '../audit/record';
import { refuseWithoutReason } from '../dates/refuse-without-reason';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import { filledText } from '../rules/fault';
import { askToAgreeAgain } from '../scheduling/agree-to-time';
import { takeDownNow } from '../scheduling/clock';
import { mayPublishAll } from '../scheduling/may-publish';
import type { Release } from '../scheduling/release';
import { waitingReleaseOf } from '../scheduling/releases';
import { actorName } from '../withdrawing/actor';
import type { EntryRef } from '../withdrawing/entry-ref';
import { readStanding } from '../withdrawing/standing';
import { mayProposeTakeDown } from './may-propose';
import { cancelTakeDown, setTakeDown } from './take-downs';
import { ukTimeInWords } from './uk-wall-clock';

const longestReason = 500;

/**
 * Reads why something comes down sooner than its review type asks, where an approver says so.
 *
 * @throws ValidationError (400) for a reason that is too long
 */
export function readTakeDownReason(reason: unknown): string | null {
  const text = filledText(reason);
  if (text === null || text.length <= longestReason) return text;
  throw new errors.ValidationError(
    `The reason has ${text.length} letters. Say it in ${longestReason} at most.`,
  );
}

/**
 * Has an entry come down at a time, or not at all. It need not be public yet, if it is planned to be
 * by then. Somebody who may not publish proposes it with a release of their own: an approver has to
 * agree to it as to the time of going live.
 *
 * @param at null to cancel
 * @param reason why it may come down before the least time that it should be public
 * @throws ApplicationError (400) when the entry will not be public at that time
 * @throws ForbiddenError (403) for who may neither publish nor propose it
 * @throws ValidationError (400) when a reason is needed and not given
 */
export async function planTakeDown(
  strapi: Core.Strapi,
  entry: EntryRef,
  at: Date | null,
  reason: string | null = null,
): Promise<void> {
  await strapi.db.transaction(async ({ onCommit }) => {
    await lockRevision(strapi);
    const release = await waitingReleaseOf(strapi, entry);
    const isProposal = !mayPublishAll(strapi, [entry]);
    if (isProposal) await refuseUnlessProposed(strapi, entry, release);
    const isChanged = await (at ? set(strapi, entry, at, reason, release) : cancel(strapi, entry));
    if (isChanged && isProposal && release) await askToAgreeAgain(strapi, release, entry);
    await raiseRevision(strapi);
    onCommit(() => noteStanding(strapi, entry));
  });
}

async function set(
  strapi: Core.Strapi,
  entry: EntryRef,
  at: Date,
  reason: string | null,
  release: Release | null,
): Promise<boolean> {
  await refuseUnlessPublicBefore(strapi, entry, at, release);
  const times = { goLiveAt: release && new Date(release.at), takeDownAt: at };
  await refuseWithoutReason(strapi, entry, times, reason);
  await setTakeDown(strapi, { ...entry, at: at.toISOString(), by: actorName(strapi), reason });
  const details = { at: at.toISOString(), ...(reason ? { reason } : {}) };
  await noteEvent(strapi, { action: 'take-down-set', entry, details });
  return true;
}

async function cancel(strapi: Core.Strapi, entry: EntryRef): Promise<boolean> {
  if (!(await cancelTakeDown(strapi, entry))) return false;
  await noteEvent(strapi, { action: 'take-down-cancelled', entry });
  return true;
}

async function refuseUnlessProposed(
  strapi: Core.Strapi,
  entry: EntryRef,
  release: Release | null,
): Promise<void> {
  const { isPublished } = await readStanding(strapi, entry, takeDownNow());
  if (mayProposeTakeDown({ isPublished, release }, actorOf(strapi).id)) return;
  throw new errors.ForbiddenError('Only an approver can do this. Nothing was changed.');
}

async function refuseUnlessPublicBefore(
  strapi: Core.Strapi,
  entry: EntryRef,
  at: Date,
  release: Release | null,
): Promise<void> {
  if (release && release.at >= at.toISOString()) {
    throw new errors.ApplicationError(
      `This is planned to go live at ${ukTimeInWords(new Date(release.at))}. Choose a later time, or move that first.`,
    );
  }
  if (release || (await readStanding(strapi, entry, takeDownNow())).isPublic) return;
  throw new errors.ApplicationError(
    'This is not public and not planned to be, so there is nothing to take down.',
  );
}
