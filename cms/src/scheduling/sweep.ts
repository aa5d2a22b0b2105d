import type { Core } from '@strapi/strapi';
import { carryOutReleases } from './carry-out-release';
import { watchClock } from './clock-watch';
import { dueActions } from './due-actions';
import { wakeFailing } from './not-gone-out';
import { lookEvery, towardsNext } from './towards-next';
import { takeTurns } from './take-turns';
import { forTheLog } from '../saving/for-the-log';
import { carryOutTakeDown } from '../taking-down/carry-out';

/**
 * Carries out what is due, in order of time, as long as the CMS runs: releases, and take-downs,
 * which readers obey by themselves, so that the record agrees. It begins with what fell due while
 * no CMS ran, and what failed before.
 *
 * @returns a function that ends it, and waits for what is under way
 */
export function followSchedule(strapi: Core.Strapi): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  let isTroubled = false;
  let isFirst = true;
  const look = async (): Promise<void> => {
    let wait = lookEvery;
    try {
      if (isFirst) await wakeFailing(strapi);
      isFirst = false;
      await carryOutDue(strapi);
      wait = await towardsNext(strapi);
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) strapi.log.error(`The schedule cannot be followed: ${forTheLog(error)}`);
      isTroubled = true;
    }
    if (isEnded) return;
    timer = setTimeout(() => (running = look()), wait);
    timer.unref();
  };
  let running = look();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await running;
  };
}

async function carryOutDue(strapi: Core.Strapi): Promise<void> {
  await watchClock(strapi);
  for (const due of await dueActions(strapi)) {
    if ('takeDown' in due) await carryOutTakeDown(strapi, due.takeDown);
    else if (!(await inTurn(strapi, due.releaseIds))) return;
  }
}

/** @returns false where another process is at it: what comes after it must not overtake it */
function inTurn(strapi: Core.Strapi, ids: readonly [string, ...string[]]): Promise<boolean> {
  return takeTurns(strapi, ids[0], () => carryOutReleases(strapi, ids));
}
