import { randomUUID } from 'node:crypto';
import type { AlertSignUp } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { queueAlert } from '../mailing/outbox';
import { inTransaction, type Transaction } from '../tables/own-table';
import { secretHash } from './link-secrets';
import { subscriptionTable, type SubscriptionRow } from './subscription-rows';

const minute = 60_000;

/** So long a sign-up waits for its person, and then is deleted. */
export const waitingTime = 3 * 24 * 60 * minute;

/** Nobody's mailbox is filled by somebody who types its address again and again. */
const mostOfMailbox = 3;
const mailboxTime = 24 * 60 * minute;

/** Nor does this server send to many mailboxes that somebody has a list of. */
const mostOfAll = 60;
const allTime = 10 * minute;

/** When this process took a sign-up, of late, also one that was too many for its mailbox. */
let takenAt: number[] = [];

/**
 * Takes a sign-up, and has an e-mail sent that asks for confirmation. What is answered is the same
 * for every address, known or unknown.
 *
 * @returns `busy` where too many were asked for by all together; then nothing is kept
 */
export async function signUp(
  strapi: Core.Strapi,
  { address, topic, pace }: AlertSignUp,
  now: Date,
): Promise<'taken' | 'busy'> {
  if (isTooMany(now)) return 'busy';
  return inTransaction<'taken'>(strapi, async (trx) => {
    const asked = await trx<SubscriptionRow>(subscriptionTable)
      .where('asked_at', '>', new Date(now.getTime() - mailboxTime).toISOString())
      .select('address');
    const ofMailbox = asked.filter((one) => mailboxOf(one.address) === mailboxOf(address));
    if (ofMailbox.length >= mostOfMailbox) return 'taken';
    const id = randomUUID();
    await trx<SubscriptionRow>(subscriptionTable).insert({
      id,
      address,
      topic,
      pace,
      confirm_hash: secretHash('confirm', id),
      stop_hash: secretHash('stop', id),
      asked_at: now.toISOString(),
      is_confirmed: false,
      sent_round: 0,
      due_at: null,
      refusals: 0,
      refused_at: null,
    });
    await queueAlert(strapi, { key: `alert-confirm:${id}`, subscriptionId: id });
    return 'taken';
  });
}

/** A clock that was set back holds nobody up. */
function isTooMany(now: Date): boolean {
  takenAt = takenAt.filter((at) => Math.abs(now.getTime() - at) < allTime);
  if (takenAt.length >= mostOfAll) return true;
  takenAt.push(now.getTime());
  return false;
}

/** Most servers put what is for "pat+anything" into the mailbox of "pat" (RFC 5233). */
function mailboxOf(address: string): string {
  return address.replace(/\+[^@]*(?=@)/, '');
}

/** Forgets those who never confirmed. */
export async function forgetUnconfirmed(strapi: Core.Strapi, now: Date): Promise<void> {
  await inTransaction(strapi, (trx) => toForget(trx, now).delete());
}

/** Whether there are some. */
export async function isAnyToForget(strapi: Core.Strapi, now: Date): Promise<boolean> {
  return (await inTransaction(strapi, (trx) => toForget(trx, now).first())) !== undefined;
}

function toForget(trx: Transaction, now: Date) {
  const since = new Date(now.getTime() - waitingTime).toISOString();
  return trx(subscriptionTable).where({ is_confirmed: false }).where('asked_at', '<', since);
}
