import type { Core } from '@strapi/strapi';
import { auditHead } from '../audit/record';
import { giveBack } from './leases';
import type { Look } from './look';
import type { ItemRow, ReceiptRow } from './receipt-rows';
import { queueReceiptMails } from './receipt-mail';
import { stateOfItems } from './state-of-items';
import { alarmUnseen, clearSiteAway, clearUnseen } from './unseen';

const second = 1000;
const minute = 60 * second;

/**
 * Keeps what a look came to, and gives the receipt back: for the next look, or for good, with the
 * e-mail to those who asked for it.
 */
export async function endLook(
  strapi: Core.Strapi,
  owner: string,
  receipt: ReceiptRow,
  { items, trouble, hasAnswered }: Look,
  now: Date,
): Promise<void> {
  const isOver = items.every(({ state }) => state !== 'looking');
  const next = isOver
    ? { state: stateOfItems(items), seen_at: seenAtOf(items) }
    : { next_look_at: nextLook(receipt, now) };
  await strapi.db.transaction(async () => {
    const changes = { ...next, ...(await trailOf(strapi, receipt)), fault: trouble?.fault ?? null };
    const isOurs = await giveBack(strapi, owner, receipt.id, changes);
    if (!isOurs || !isOver) return;
    await clearUnseen(strapi, receipt);
    await queueReceiptMails(strapi, receipt.id);
  });
  if (trouble) await alarmUnseen(strapi, receipt, trouble, now);
  if (hasAnswered || isOver) await clearSiteAway(strapi, hasAnswered);
}

/** The release is committed by now, so the audit trail holds it. */
async function trailOf(strapi: Core.Strapi, { audit_seq }: ReceiptRow) {
  if (audit_seq !== null) return {};
  const { seq, hash } = await auditHead(strapi);
  return { audit_seq: Number(seq), audit_hash: hash };
}

/** Each half second for a minute, then ever more seldom, at last each five minutes. */
function nextLook({ done_at }: ReceiptRow, now: Date): string {
  const age = now.getTime() - Date.parse(done_at);
  const pause = age < minute ? second / 2 : Math.min(5 * minute, Math.max(second, age / 20));
  return new Date(now.getTime() + pause).toISOString();
}

/** When the last was seen of what the CMS looks at. */
function seenAtOf(items: readonly ItemRow[]): string | null {
  if (items.some(({ state }) => state === 'overtaken')) return null;
  const times = items.map(({ seen_at }) => seen_at ?? '').sort();
  return times.at(-1) || null;
}
