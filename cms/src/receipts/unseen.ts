import type { Core } from '@strapi/strapi';
import { clearAlarm, raiseAlarm } from '../alarms/alarms';
import { inTransaction, oneStatement } from '../tables/own-table';
import { ukTimeInWords } from '../taking-down/uk-wall-clock';
import { itemsOf } from './items';
import { receiptTable, type ReceiptRow } from './receipt-rows';
import type { Trouble } from './visit-site';

/** How long after a release nobody needs to be alarmed, in milliseconds. */
const seenWithin = 60_000;

const siteAway = 'site-away';

/**
 * Raises an alarm when a release is not seen in public a minute after it was done. When the site
 * gives no answer, that is one alarm for all that wait for it.
 *
 * @param trouble why the last look did not see it
 */
export async function alarmUnseen(
  strapi: Core.Strapi,
  receipt: ReceiptRow,
  { fault, isAway }: Trouble,
  now: Date,
): Promise<void> {
  if (now.getTime() - Date.parse(receipt.done_at) < seenWithin) return;
  const at = ukTimeInWords(new Date(receipt.done_at));
  if (isAway) {
    const text = `The public site cannot be reached (${fault}), so nobody can see what was released, such as that of ${at}. Check that the site runs and that SITE_URL is right.`;
    await raiseAlarm(strapi, { key: siteAway, text });
    return;
  }
  const waiting = (await itemsOf(strapi, receipt.id)).find(({ state }) => state === 'looking');
  if (!waiting) return;
  const entry = { uid: waiting.uid, documentId: waiting.document_id };
  const text = `What was released at ${at} was not seen in public within a minute (${fault}). Look at its page on the site, and at “Receipts” beside the entry.`;
  await inTransaction(strapi, async (trx) => {
    const key = notSeen(receipt);
    const isFirst = trx(receiptTable).where({ id: receipt.id, state: 'looking' });
    if ((await isFirst.whereNull('alarm_key').update({ alarm_key: key })) === 0) return;
    await raiseAlarm(strapi, { key, text, entry });
  });
}

/** For a receipt that nobody waits for any more. */
export async function clearUnseen(strapi: Core.Strapi, receipt: ReceiptRow): Promise<void> {
  await clearAlarm(strapi, notSeen(receipt));
}

/**
 * Says that the site is back.
 *
 * @param hasAnswered whether it has answered; else it stays away while anything waits for it
 */
export async function clearSiteAway(strapi: Core.Strapi, hasAnswered: boolean): Promise<void> {
  if (!hasAnswered && (await isAnyWaiting(strapi))) return;
  if (!(await clearAlarm(strapi, siteAway))) return;
  // What waited longest would be looked at last.
  const next_look_at = new Date(0).toISOString();
  await oneStatement(strapi, (trx) =>
    trx(receiptTable).where({ state: 'looking' }).update({ next_look_at }),
  );
}

async function isAnyWaiting(strapi: Core.Strapi): Promise<boolean> {
  const waiting = await oneStatement(strapi, (trx) =>
    trx(receiptTable).where({ state: 'looking' }).first('id'),
  );
  return waiting !== undefined;
}

function notSeen({ id }: ReceiptRow): string {
  return `not-seen:${id}`;
}
