import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../audit/actor';
import { findTakeDown } from '../taking-down/take-downs';
import type { EntryRef } from '../withdrawing/entry-ref';
import { waitingStates, type Release } from './release';
import { changeItem, changeRelease, waitingReleaseOf } from './releases';

/** By which release, and at what times, an entry was to go out and come down when somebody looked. */
export interface SeenRelease extends Pick<Release, 'id' | 'at'> {
  /** ISO 8601, UTC; null or left out where no time was set. */
  takeDownAt?: string | null | undefined;
}

/**
 * Notes whether whoever approves an entry agrees by that to the times of its release. They agree only
 * to what they have seen, whatever the clocks say. Call it in the transaction of the approval, after
 * `lockRevision`, as whoever plans and moves does too.
 *
 * @param seen null where no time was set; undefined where nobody said, which agrees to none
 * @throws ApplicationError (400) when it is to go out or come down otherwise by now
 */
export async function agreeToTime(
  strapi: Core.Strapi,
  entry: EntryRef,
  seen: SeenRelease | null | undefined,
): Promise<void> {
  const release = await waitingReleaseOf(strapi, entry);
  const takeDown = release && (await findTakeDown(strapi, entry));
  const isAsSeen =
    seen?.id === release?.id &&
    seen?.at === release?.at &&
    (seen?.takeDownAt ?? null) === (takeDown?.at ?? null);
  if (seen !== undefined && !isAsSeen) refuseUnseenTime();
  if (release) await changeItem(strapi, release.id, entry, { isTimeAgreed: Boolean(seen) });
}

/** @throws ApplicationError (400) */
export function refuseUnseenTime(): never {
  throw new errors.ApplicationError(
    'The time was changed since you looked. Look at it again. Nothing was changed.',
  );
}

/**
 * Has an approver agree anew to the times of an entry, since somebody who may not publish has changed
 * when it comes down. The others of its release stay as they were.
 */
export async function askToAgreeAgain(
  strapi: Core.Strapi,
  { id, items, isTimeAgreed }: Release,
  { documentId }: EntryRef,
): Promise<void> {
  for (const item of items) {
    const wasAgreed = isTimeAgreed || item.isTimeAgreed;
    const stays = item.documentId !== documentId && wasAgreed;
    await changeItem(strapi, id, item, { isTimeAgreed: stays });
  }
  await changeRelease(strapi, id, waitingStates, {
    isTimeAgreed: false,
    timeSetAt: new Date().toISOString(),
    timeSetBy: actorOf(strapi).name,
  });
}
