import type { Core } from '@strapi/strapi';
import { whileMailIsSet } from '../mailing/while-mail-is-set';
import { makeReleasedTables } from './released';
import { runRound } from './rounds';
import { makeSubscriptionTable } from './subscription-rows';

const everyMilliseconds = 5000;

/** For Strapi's `bootstrap`, before anybody can sign up. */
export async function prepareAlerts(strapi: Core.Strapi): Promise<void> {
  await makeSubscriptionTable(strapi);
  await makeReleasedTables(strapi);
}

/**
 * Looks for what has come out and queues alerts of it, where there is a mail server.
 *
 * @returns a function that ends it, and waits for what is under way
 */
export function startAlerts(strapi: Core.Strapi): () => Promise<void> {
  return whileMailIsSet(everyMilliseconds, (isOver) => runRounds(strapi, isOver));
}

async function runRounds(strapi: Core.Strapi, isOver: () => boolean): Promise<void> {
  try {
    while (!isOver() && (await runRound(strapi, new Date())));
  } catch (error) {
    strapi.log.error(`Alerts could not be queued: ${String(error)}. It is tried again.`);
  }
}
