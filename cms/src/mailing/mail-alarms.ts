import type { Core } from '@strapi/strapi';
import { clearAlarm, raiseAlarm } from '../alarms/alarms';
import { inTransaction } from '../tables/own-table';
import { mailTable, type MailRow } from './outbox';

/** After so many tries an alarm says that an e-mail does not go out. */
export const triesUntilAlarm = 5;

const failing = 'mail-failing';
const alertsFailing = 'alerts-failing';

/** Says in the admin that e-mail does not go out, to anybody or to one person. */
export async function raiseMailAlarm(
  strapi: Core.Strapi,
  userId: number,
  { reason, isRefusal }: { reason: string; isRefusal: boolean },
): Promise<void> {
  const text = isRefusal
    ? `The mail server refuses the e-mail address of one account, number ${userId} under Settings, Users (${reason}). Check that address.`
    : `E-mail does not go out: the mail server does not take it (${reason}). Check SMTP_HOST and what belongs to it. Nothing is lost: it is tried again.`;
  await raiseAlarm(strapi, { key: isRefusal ? refusedKey(userId) : failing, text });
}

/** @param wasSent whether a server took an e-mail; else the person gets none any more */
export async function endMailAlarms(
  strapi: Core.Strapi,
  userId: number,
  wasSent: boolean,
): Promise<void> {
  if (wasSent) await clearAlarm(strapi, failing);
  await clearAlarm(strapi, refusedKey(userId));
}

/** The same of alerts, of which a server may refuse those to some readers only. */
export async function raiseAlertsAlarm(strapi: Core.Strapi, reason: string): Promise<void> {
  const text = `E-mail alerts do not go out, to some readers or to all: the mail server does not take them (${reason}). Check SMTP_HOST and what belongs to it, and that the server sends to every address. Nobody’s alerts end by it: each e-mail is tried again for a week.`;
  await raiseAlarm(strapi, { key: alertsFailing, text });
}

/** For when a server took an alert. The alarm is over where none has been tried in vain for long. */
export async function endAlertsAlarm(strapi: Core.Strapi): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    const waitsLong = await trx<MailRow>(mailTable)
      .where({ state: 'queued' })
      .whereNotNull('alert_of')
      .where('attempts', '>=', triesUntilAlarm)
      .first('key');
    if (!waitsLong) await clearAlarm(strapi, alertsFailing);
  });
}

function refusedKey(userId: number): string {
  return `mail-refused:${userId}`;
}
