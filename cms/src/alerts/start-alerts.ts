import type { Core } from '@strapi/strapi';
import { whileMailIsSet } from '../mailing/while-mail-is-set';
import { makeTakenTable } from './mailbox-refusals';
import { makeReleasedTables } from './released';
import { runRound } from './rounds';
import { makeSubscriptionTable } from './subscription-rows';
import { watchForRounds } from './watch-for-rounds';

const everyMilliseconds = 5000;

/** For Strapi's `bootstrap`, before anybody can sign up. */
export async function prepareAlerts(strapi: Core.Strapi): Promise<void> {
  await makeSubscriptionTable(strapi);
  await makeReleasedTables(strapi);
  await makeTakenTable(strapi);
}

/**
 * Looks for what has come out and queues alerts of it, where there is a mail server. While nothing
 * changes, it only reads.
 *
 * @returns a function that ends it, and waits for what is under way
 */
export function startAlerts(strapi: Core.Strapi): () => Promise<void> {
  const watch = watchForRounds(strapi);
  return whileMailIsSet(everyMilliseconds, (isOver) => runRounds(strapi, watch, isOver));
}

async function runRounds(
  strapi: Core.Strapi,
  watch: ReturnType<typeof watchForRounds>,
  isOver: () => boolean,
): Promise<void> {
  try {
    const revision = await watch.due(new Date());
    if (revision === null || isOver()) return;
    while (await runRound(strapi, new Date())) if (isOver()) return;
    watch.noteDone(revision, new Date());
  } catch (error) {
    strapi.log.error(`Alerts could not be queued: ${String(error)}. It is tried again.`);
  }
}
