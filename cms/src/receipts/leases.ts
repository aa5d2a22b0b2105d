import type { Core } from '@strapi/strapi';
import { oneStatement } from '../tables/own-table';
import { receiptTable, type ReceiptRow } from './receipt-rows';

/** How long a process that has died keeps others from looking, in milliseconds. */
export const leaseLength = 10_000;

/**
 * Takes receipts whose next look is due, so that no other process looks at them meanwhile.
 *
 * @param owner names this process
 * @param most how many to take
 */
export async function takeDue(
  strapi: Core.Strapi,
  owner: string,
  now: Date,
  most: number,
): Promise<ReceiptRow[]> {
  const at = now.toISOString();
  const rows: ReceiptRow[] = await oneStatement(strapi, (trx) =>
    trx<ReceiptRow>(receiptTable)
      .where({ state: 'looking' })
      .where('next_look_at', '<=', at)
      .where((free) => free.whereNull('leased_until').orWhere('leased_until', '<=', at))
      .orderBy('next_look_at')
      .limit(most),
  );
  const taken: ReceiptRow[] = [];
  for (const row of rows) if (await take(strapi, owner, row, now)) taken.push(row);
  return taken;
}

async function take(
  strapi: Core.Strapi,
  owner: string,
  { id, next_look_at }: ReceiptRow,
  now: Date,
): Promise<boolean> {
  const lease = { leased_by: owner, leased_until: endOf(now) };
  const count = await oneStatement(strapi, (trx) =>
    trx<ReceiptRow>(receiptTable)
      // Unless another has looked since.
      .where({ id, state: 'looking', next_look_at })
      .where((free) =>
        free.whereNull('leased_until').orWhere('leased_until', '<=', now.toISOString()),
      )
      .update(lease),
  );
  return Number(count) > 0;
}

/** Keeps what was taken for longer, while a look takes its time. */
export async function renewLease(
  strapi: Core.Strapi,
  owner: string,
  id: string,
  now: Date,
): Promise<void> {
  await oneStatement(strapi, (trx) =>
    trx(receiptTable)
      .where({ id, leased_by: owner })
      .update({ leased_until: endOf(now) }),
  );
}

/** Gives a receipt back, with what has changed in it; nothing where another has taken it since. */
export async function giveBack(
  strapi: Core.Strapi,
  owner: string,
  id: string,
  changes: Partial<ReceiptRow>,
): Promise<boolean> {
  const free = { leased_by: null, leased_until: null };
  const count = await oneStatement(strapi, (trx) =>
    trx(receiptTable)
      .where({ id, leased_by: owner })
      .update({ ...changes, ...free }),
  );
  return count > 0;
}

function endOf(now: Date): string {
  return new Date(now.getTime() + leaseLength).toISOString();
}
