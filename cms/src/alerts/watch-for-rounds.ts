import type { Core } from '@strapi/strapi';
import { readRevision } from '../published/revision';
import { isAnybodyDue } from './rounds';
import { isAnyToForget } from './sign-up';

/** A change that raises no revision is noticed after so long, in milliseconds. */
const longest = 10 * 60_000;

/**
 * Says by reading alone whether a round has anything to do. One that has not would still take the
 * database's one place for writing, for which an editor who saves would wait.
 */
export function watchForRounds(strapi: Core.Strapi) {
  let done: { revision: number; at: number } | undefined;
  return {
    /** @returns the revision to tell when the round is over; null where none need begin */
    async due(now: Date): Promise<number | null> {
      const revision = await readRevision(strapi, 'site');
      const isOld = done?.revision !== revision || now.getTime() - done.at >= longest;
      const isDue =
        isOld || (await isAnybodyDue(strapi, now)) || (await isAnyToForget(strapi, now));
      return isDue ? revision : null;
    },
    /** A round has seen all that was public at this revision. */
    noteDone(revision: number, now: Date): void {
      done = { revision, at: now.getTime() };
    },
  };
}
