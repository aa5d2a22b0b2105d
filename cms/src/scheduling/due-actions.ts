import type { Core } from '@strapi/strapi';
import { takeDowns, type TakeDown } from '../taking-down/take-downs';
import { releaseNow } from './clock';
import { whyClockHolds } from './clock-watch';
import { dueReleases, type DueRelease } from './releases';
import { readStop } from './stop';

/** Something whose time has come; releases that follow one another go out together. */
export type DueAction = { takeDown: TakeDown } | { releaseIds: [string, ...string[]] };

/**
 * Releases that go out together. More of them would have the first one wait for the last, and keep
 * everybody else from publishing for longer.
 */
export const mostTogether = 5;

/** What is due now, by a clock that is not in doubt; readers obey take-downs by themselves. */
export async function dueActions(strapi: Core.Strapi): Promise<DueAction[]> {
  if (whyClockHolds()) return [];
  const now = releaseNow();
  const down = await takeDowns(strapi, now);
  const due = await dueReleases(strapi, now);
  const isStopped = due.length > 0 && (await readStop(strapi)) !== null;
  return inOrder(down, isStopped ? [] : due);
}

/** The earliest first; at the same time, what comes down before what goes out. */
export function inOrder(down: readonly TakeDown[], releases: readonly DueRelease[]): DueAction[] {
  const both = [...down, ...releases];
  return together(both.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)));
}

/** One that failed or was held before goes out by itself: it would undo the others again. */
function together(due: readonly (TakeDown | DueRelease)[]): DueAction[] {
  const actions: DueAction[] = [];
  /** Those that the next one may go out with. */
  let open: string[] = [];
  for (const one of due) {
    if ('uid' in one) {
      actions.push({ takeDown: one });
      open = [];
      continue;
    }
    const isNew = one.state === 'planned';
    if (isNew && open.length > 0 && open.length < mostTogether) {
      open.push(one.id);
      continue;
    }
    const releaseIds: [string] = [one.id];
    actions.push({ releaseIds });
    open = isNew ? releaseIds : [];
  }
  return actions;
}
