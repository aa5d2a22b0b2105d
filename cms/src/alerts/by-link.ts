import type { Core } from '@strapi/strapi';
import { dropAlerts } from '../mailing/outbox';
import { hashOfToken } from '../sharing/link-token';
import { inTransaction, oneStatement, type Transaction } from '../tables/own-table';
import { nextTime } from './next-time';
import { noteReleased } from './released';
import { waitingTime } from './sign-up';
import { subscriptionTable, type SubscriptionRow } from './subscription-rows';

/**
 * Begins alerts for the person who opened the link in the first e-mail. Where the same person has
 * chosen the same topic before, only the pace of that changes: nobody gets it twice, and the links
 * in the e-mails of before still stop it.
 *
 * @returns false for a link that does not work, or no longer does
 */
export async function confirmAlerts(
  strapi: Core.Strapi,
  token: string,
  now: Date,
): Promise<boolean> {
  const confirm_hash = hashOfToken(token);
  if (!confirm_hash) return false;
  return inTransaction(strapi, async (trx) => {
    const row = await trx<SubscriptionRow>(subscriptionTable).where({ confirm_hash }).first();
    if (!row) return false;
    if (row.is_confirmed) return true;
    if (Date.parse(row.asked_at ?? '') < now.getTime() - waitingTime) return false;
    const { id, address, topic, pace } = row;
    const due_at = nextTime(pace, now)?.toISOString() ?? null;
    const same = { address, topic, is_confirmed: true };
    const before = await trx<SubscriptionRow>(subscriptionTable).where(same).first('id');
    if (before) {
      await endAlerts(strapi, id);
      // The link that was opened goes on working, and its mailbox is there.
      const isThere = { refusals: 0, refused_at: null };
      await update(trx, before.id, { pace, due_at, confirm_hash, ...isThere });
      return true;
    }
    // What is on the site already is no news to who signs up now.
    const sent_round = await noteReleased(strapi);
    await update(trx, id, { is_confirmed: true, asked_at: null, sent_round, due_at });
    return true;
  });
}

async function update(
  trx: Transaction,
  id: string,
  changes: Partial<SubscriptionRow>,
): Promise<void> {
  await trx<SubscriptionRow>(subscriptionTable).where({ id }).update(changes);
}

/** Ends alerts by the link of any of their e-mails, and keeps nothing of them. */
export async function stopAlerts(strapi: Core.Strapi, token: string): Promise<void> {
  const stop_hash = hashOfToken(token);
  if (!stop_hash) return;
  await inTransaction(strapi, async (trx) => {
    const row = await trx<SubscriptionRow>(subscriptionTable).where({ stop_hash }).first();
    if (row) await endAlerts(strapi, row.id);
  });
}

/** Keeps nothing of a subscription. For the transaction under way. */
export async function endAlerts(strapi: Core.Strapi, id: string): Promise<void> {
  await oneStatement(strapi, (trx) => trx(subscriptionTable).where({ id }).delete());
  await dropAlerts(strapi, id);
}
