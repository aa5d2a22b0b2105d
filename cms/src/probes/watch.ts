import type { Core } from '@strapi/strapi';
import { guessCounter } from './guess-counter';
import { makeNoticeTable, raiseNotices } from './notices';
import { addCounts, forgetOldCounts, makeCountTable } from './stored-counts';

/** How often counts are stored and looked at, in milliseconds; never within a request. */
const pause = 10_000;

/** Old counts are forgotten about once an hour. */
const looksInAnHour = 360;

const timers = new WeakMap<Core.Strapi, NodeJS.Timeout>();

/** For Strapi's `bootstrap`: makes the tables and begins to watch for guessing. */
export async function watchForGuessing(strapi: Core.Strapi): Promise<void> {
  await makeCountTable(strapi);
  await makeNoticeTable(strapi);
  await forgetOldCounts(strapi, new Date());
  let isBusy = false;
  let looks = 0;
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await storeCounts(strapi);
      await raiseNotices(strapi, new Date());
      looks += 1;
      if (looks % looksInAnHour === 0) await forgetOldCounts(strapi, new Date());
    } catch (error) {
      strapi.log.error(
        `Guesses at documents could not be counted: ${String(error)}. They are counted again in ${pause / 1000} seconds.`,
      );
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void look(), pause);
  timer.unref();
  timers.set(strapi, timer);
}

/** For Strapi's `destroy`: stores what was counted, and stops. */
export async function stopWatchingForGuessing(strapi: Core.Strapi): Promise<void> {
  clearInterval(timers.get(strapi));
  if (timers.delete(strapi)) await storeCounts(strapi);
}

/** Stores what this process has counted since the last time; keeps it when that fails. */
export async function storeCounts(strapi: Core.Strapi): Promise<void> {
  const counts = guessCounter.take();
  try {
    await addCounts(strapi, counts);
  } catch (error) {
    guessCounter.putBack(counts);
    throw error;
  }
}
