import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import { actorName } from '../withdrawing/actor';
import type { EntryRef } from '../withdrawing/entry-ref';
import { readStanding } from '../withdrawing/standing';
import { cancelTakeDown, setTakeDown } from './take-downs';
import { ukMoments, ukTimeInWords } from './uk-wall-clock';

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
 * Has an entry come down at a time, or not at all.
 *
 * @param at null to cancel
 * @param reason why it may come down before the least time that it should be public
 * @throws ApplicationError (400) when the entry is not public
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
      const by = actorName(strapi);
      await setTakeDown(strapi, { ...entry, at: at.toISOString(), by, reason });
    } else await cancelTakeDown(strapi, entry);
    await raiseRevision(strapi);
    onCommit(() => noteStanding(strapi, entry));
  });
}
