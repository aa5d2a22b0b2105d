import type { Core } from '@strapi/strapi';
import { clearAlarm, raiseAlarm } from '../alarms/alarms';

const failing = 'mail-failing';

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

function refusedKey(userId: number): string {
  return `mail-refused:${userId}`;
}
