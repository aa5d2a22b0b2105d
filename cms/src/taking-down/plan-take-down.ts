import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { noteEvent } from '../audit/record';
import { refuseWithoutReason } from '../dates/refuse-without-reason';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import { filledText } from '../rules/fault';
import { takeDownNow } from '../scheduling/clock';
import { waitingReleaseOf } from '../scheduling/releases';
import { actorName } from '../withdrawing/actor';
import type { EntryRef } from '../withdrawing/entry-ref';
import { readStanding } from '../withdrawing/standing';
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
 * by then.
 *
 * @param at null to cancel
 * @param reason why it may come down before the least time that it should be public
 * @throws ApplicationError (400) when the entry will not be public at that time
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
    if (at) {
      const goLiveAt = await refuseUnlessPublicBefore(strapi, entry, at);
      const times = { goLiveAt, takeDownAt: at };
      await refuseWithoutReason(strapi, entry, times, reason);
      const by = actorName(strapi);
      await setTakeDown(strapi, { ...entry, at: at.toISOString(), by, reason });
      const details = { at: at.toISOString(), ...(reason ? { reason } : {}) };
      await noteEvent(strapi, { action: 'take-down-set', entry, details });
    } else if (await cancelTakeDown(strapi, entry)) {
      await noteEvent(strapi, { action: 'take-down-cancelled', entry });
    }
    await raiseRevision(strapi);
    onCommit(() => noteStanding(strapi, entry));
  });
}

/** @returns when it is to go live, where that is planned */
async function refuseUnlessPublicBefore(
  strapi: Core.Strapi,
  entry: EntryRef,
  at: Date,
): Promise<Date | null> {
  const release = await waitingReleaseOf(strapi, entry);
  if (release && release.at >= at.toISOString()) {
    throw new errors.ApplicationError(
      `This is planned to go live at ${ukTimeInWords(new Date(release.at))}. Choose a later time, or move that first.`,
    );
  }
  if (release) return new Date(release.at);
  if ((await readStanding(strapi, entry, takeDownNow())).isPublic) return null;
  throw new errors.ApplicationError(
    'This is not public and not planned to be, so there is nothing to take down.',
  );
}
