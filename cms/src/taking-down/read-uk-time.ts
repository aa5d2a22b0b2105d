import { errors } from '@strapi/utils';
import { skippedTime, ukMoments, ukTimeInWords } from './uk-wall-clock';

/**
 * Reads a time to come as a person gives it.
 *
 * @param atUk `YYYY-MM-DDTHH:mm` of a UK clock
 * @param zone GMT or BST, asked for only in the hour that comes twice
 * @param otherwise what to do instead of giving a time that is past, such as "withdraw it now"
 * @throws ValidationError (400) for a time that is past, does not exist, or could be either of two
 */
export function readUkTime(atUk: unknown, zone: unknown, now: Date, otherwise: string): Date {
  const moments = typeof atUk === 'string' ? ukMoments(atUk) : null;
  if (!moments) throw new errors.ValidationError('Give a date and a time, such as 17:00.');
  const chosen = moments.length > 1 ? moments.filter((moment) => moment.zone === zone) : moments;
  const [moment] = chosen;
  if (!moment) {
    throw new errors.ValidationError(
      moments.length === 0
        ? skippedTime
        : 'That time comes twice: the clocks go back in that hour. Choose whether it is BST (the first) or GMT (the second).',
    );
  }
  if (moment.at > now) return moment.at;
  throw new errors.ValidationError(
    `${ukTimeInWords(moment.at)} is past. Choose a later time, or ${otherwise}.`,
  );
}
