import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { Release } from './release';
import { changeItem, waitingReleaseOf } from './releases';

/** By which release, and at what time, an entry was to go out when somebody looked. */
export type SeenRelease = Pick<Release, 'id' | 'at'>;

/**
 * Notes whether whoever approves an entry agrees by that to the time of its release. They agree only
 * to what they have seen, whatever the clocks say. Call it in the transaction of the approval, after
 * `lockRevision`, as whoever plans and moves does too.
 *
 * @param seen null where no time was set; undefined where nobody said, which agrees to none
 * @throws ApplicationError (400) when it is to go out otherwise by now
 */
export async function agreeToTime(
  strapi: Core.Strapi,
  entry: EntryRef,
  seen: SeenRelease | null | undefined,
): Promise<void> {
  const release = await waitingReleaseOf(strapi, entry);
  if (seen !== undefined && (seen?.id !== release?.id || seen?.at !== release?.at)) {
    throw new errors.ApplicationError(
      'The time was changed since you looked. Look at it again. Nothing was changed.',
    );
  }
  if (release) await changeItem(strapi, release.id, entry, { isTimeAgreed: Boolean(seen) });
}
