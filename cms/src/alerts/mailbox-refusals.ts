import type { Core } from '@strapi/strapi';
import { inTransaction, makeTable } from '../tables/own-table';
import { endAlerts } from './by-link';
import { subscriptionTable, type SubscriptionRow } from './subscription-rows';

const takenTable = 'alert_taken';
const only = { id: 1 };

/** Of so many e-mails, each queued at least a day after the one before was refused. */
const refusalsUntilEnd = 3;
const day = 24 * 60 * 60_000;

/** An alert that waits, and when it was queued; ISO 8601, UTC. */
interface Waiting {
  subscriptionId: string;
  queuedAt: string;
}

/** When a mail server last took an alert, for anybody. */
export async function makeTakenTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, takenTable, (columns) => {
    columns.integer('id').primary();
    columns.string('at').notNullable();
  });
}

/** A mail server took an alert: it works, and this mailbox is there. */
export async function noteTaken(strapi: Core.Strapi, id: string): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    const at = new Date().toISOString();
    await trx(takenTable)
      .insert({ ...only, at })
      .onConflict('id')
      .merge();
    await trx<SubscriptionRow>(subscriptionTable)
      .where({ id })
      .where('refusals', '>', 0)
      .update({ refusals: 0, refused_at: null });
  });
}

/**
 * A mail server said that the mailbox is not there. It is believed when it has taken an alert for
 * somebody else meanwhile: one that is set up wrongly says so of every mailbox. Alerts end when it
 * was said of three e-mails on three days.
 *
 * @returns whether it is about this mailbox, and no fault of the mail server
 */
export async function noteGone(
  strapi: Core.Strapi,
  { subscriptionId: id, queuedAt }: Waiting,
): Promise<boolean> {
  return inTransaction(strapi, async (trx) => {
    const row = await trx<SubscriptionRow>(subscriptionTable).where({ id }).first();
    // One that nobody confirmed was mistyped, and is forgotten soon.
    if (!row?.is_confirmed) return true;
    if (!(await trx(takenTable).where('at', '>', queuedAt).first())) return false;
    const { refused_at } = row;
    if (refused_at && Date.parse(queuedAt) < Date.parse(refused_at) + day) return true;
    const refusals = row.refusals + 1;
    if (refusals >= refusalsUntilEnd) await endAlerts(strapi, id);
    else {
      const changes = { refusals, refused_at: new Date().toISOString() };
      await trx<SubscriptionRow>(subscriptionTable).where({ id }).update(changes);
    }
    return true;
  });
}
