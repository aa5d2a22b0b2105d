import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { noteEvent } from '../audit/record';
import { refuseWithoutReason } from '../dates/refuse-without-reason';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import { filledText } from '../rules/fault';
import { actorName } from '../withdrawing/actor';
import type { EntryRef } from '../withdrawing/entry-ref';
import { readStanding } from '../withdrawing/standing';
import { cancelTakeDown, setTakeDown } from './take-downs';
import { ukMoments, ukTimeInWords } from './uk-wall-clock';

const longestReason = 500;

/**
 * Reads a take-down time as an approver gives it.
 *
 * @param atUk `YYYY-MM-DDTHH:mm` of a UK clock
 * @param zone GMT or BST, asked for only in the hour that comes twice
 * @throws ValidationError (400) for a time that is past, does not exist, or could be either of two
 */
export function readTakeDownTime(atUk: unknown, zone: unknown, now: Date): Date {
  const moments = typeof atUk === 'string' ? ukMoments(atUk) : null;
  if (!moments) throw new errors.ValidationError('Give a date and a time, such as 17:00.');
  const chosen = moments.length > 1 ? moments.filter((moment) => moment.zone === zone) : moments;
  const [moment] = chosen;
  if (!moment) {
    throw new errors.ValidationError(
      moments.length === 0
        ? 'That time does not exist: the clocks go forward in that hour. Choose one before or after.'
        : 'That time comes twice: the clocks go back in that hour. Choose whether it is BST (the first) or GMT (the second).',
    );
  }
  if (moment.at > now) return moment.at;
  throw new errors.ValidationError(
    `${ukTimeInWords(moment.at)} is past. Choose a later time, or withdraw it now.`,
  );
}

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
 * Has an entry come down at a time, or not at all.
 *
 * @param at null to cancel
 * @param reason why it may come down before the least time that it should be public
 * @throws ApplicationError (400) when the entry is not public
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
    if (!(await readStanding(strapi, entry, new Date())).isPublic) {
      throw new errors.ApplicationError('This is not public, so there is nothing to take down.');
    }
    if (at) {
      const times = { goLiveAt: null, takeDownAt: at };
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
