import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { alertMessage } from '../alerts/alert-message';
import { noteGone, noteTaken } from '../alerts/mailbox-refusals';
import {
  endAlertsAlarm,
  endMailAlarms,
  raiseAlertsAlarm,
  raiseMailAlarm,
  triesUntilAlarm,
} from './mail-alarms';
import { settings } from '../settings';
import { oneStatement } from '../tables/own-table';
import { mailTable, type Mail, type MailRow } from './outbox';
import { whileMailIsSet } from './while-mail-is-set';

const everyMilliseconds = 1000;
const mostAtOnce = 20;

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Longer than a mail server is waited for; a process that dies holds an e-mail back so long. */
const held = 5 * minute;

/** After that nobody can use it. */
const longestTrying = 7 * day;

/**
 * Sends what is queued. An e-mail is held by one process at a time, and tried again with growing
 * pauses, from 5 seconds to an hour, until a server has taken it.
 *
 * @returns a function that ends it, and waits for what is under way
 */
export function startMailing(strapi: Core.Strapi): () => Promise<void> {
  return whileMailIsSet(everyMilliseconds, (isOver) => sendDue(strapi, isOver));
}

async function sendDue(strapi: Core.Strapi, isOver: () => boolean): Promise<void> {
  try {
    for (const row of await dueMails(strapi)) {
      if (isOver()) return;
      if (await take(strapi, row)) await sendOne(strapi, row);
    }
  } catch (error) {
    strapi.log.error(`E-mails could not be read: ${String(error)}. They are read again.`);
  }
}

async function dueMails(strapi: Core.Strapi): Promise<MailRow[]> {
  const now = new Date().toISOString();
  return oneStatement(strapi, (trx) =>
    trx<MailRow>(mailTable)
      .where({ state: 'queued' })
      .where('next_attempt_at', '<=', now)
      // An alarm does not wait behind thousands of alerts.
      .orderBy([{ column: 'alert_of', nulls: 'first' }, { column: 'next_attempt_at' }])
      .limit(mostAtOnce),
  );
}

/** Another process may have taken it since. */
async function take(strapi: Core.Strapi, { key, attempts }: MailRow): Promise<boolean> {
  const next_attempt_at = new Date(Date.now() + held).toISOString();
  const count = await oneStatement(strapi, (trx) =>
    trx(mailTable)
      .where({ key, state: 'queued', attempts })
      .update({ attempts: attempts + 1, next_attempt_at }),
  );
  return count > 0;
}

async function sendOne(strapi: Core.Strapi, row: MailRow): Promise<void> {
  const message = await messageOf(strapi, row);
  if (!message) {
    await finish(strapi, row, { state: 'nobody' });
    return endMailAlarms(strapi, row.user_id, false);
  }
  const email = strapi.plugin('email').service('email');
  try {
    await email['send']({
      ...message,
      // Otherwise the provider makes HTML of the text.
      html: '',
      messageId: messageIdOf(row),
      headers: { 'Auto-Submitted': 'auto-generated', ...message.headers },
    });
  } catch (error) {
    return failed(strapi, row, error as MailError);
  }
  // Before it is forgotten, so that whoever no longer finds it waiting can rely on it.
  if (row.alert_of !== null) await noteTaken(strapi, row.alert_of);
  await finish(strapi, row, {
    state: 'sent',
    sent_at: new Date().toISOString(),
    last_error: null,
  });
  if (row.alert_of !== null) await endAlertsAlarm(strapi);
  await endMailAlarms(strapi, row.user_id, true);
}

/** An alert is written now, from what is public now. @returns null where nobody is to get it */
async function messageOf(strapi: Core.Strapi, row: MailRow) {
  if (row.alert_of !== null) return alertMessage(strapi, row.alert_of, row);
  const to = await addressOf(strapi, row.user_id);
  return to ? personalMessage(row, to) : null;
}

/** What has been sent is not kept twice. */
const withoutWords = { body: '', attachment: null };

async function addressOf(strapi: Core.Strapi, id: number): Promise<string | null> {
  const user = await strapi.db.query('admin::user').findOne({ where: { id } });
  return user?.isActive && !user.blocked ? String(user.email) : null;
}

function personalMessage({ subject, body, attachment }: MailRow, to: string) {
  const file = attachment ? (JSON.parse(attachment) as NonNullable<Mail['attachment']>) : null;
  return {
    to,
    subject: `Learning reviews: ${subject}`,
    text: body,
    attachments: file
      ? [{ filename: file.name, content: file.content, contentType: file.type }]
      : undefined,
    headers: {},
  };
}

/** A server that gets it twice, because the line broke, knows it by its id. */
function messageIdOf({ key }: MailRow): string {
  const domain =
    settings()
      .mail?.from.split('@')
      .at(-1)
      ?.replace(/[^\w.-]/g, '') || 'localhost';
  const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<${id}@${domain}>`;
}

async function failed(strapi: Core.Strapi, row: MailRow, error: MailError): Promise<void> {
  const attempts = row.attempts + 1;
  const isLong = attempts >= triesUntilAlarm;
  const isGone = isLong && (await isMailboxGone(strapi, row, error));
  const pause = Math.min(5 * second * 2 ** row.attempts, 60 * minute);
  const isTooOld = Date.now() - Date.parse(row.queued_at) > longestTrying;
  const reason = reasonOf(error);
  if (isTooOld) await finish(strapi, row, { state: 'given-up', last_error: reason });
  else {
    // It may come back: the day after is soon enough.
    const next = isGone ? { attempts: 0, ...dueAfter(day) } : dueAfter(pause);
    await change(strapi, row, { ...next, last_error: reason });
  }
  strapi.log.warn(
    `An e-mail could not be sent (${reason}). ${isTooOld ? 'It is too old to be tried again.' : 'It is tried again.'}`,
  );
  if (!isLong || isGone) return;
  if (row.alert_of !== null) return raiseAlertsAlarm(strapi, reason);
  await raiseMailAlarm(strapi, row.user_id, { reason, isRefusal: isRefusal(error) });
}

function dueAfter(pause: number): Pick<MailRow, 'next_attempt_at'> {
  return { next_attempt_at: new Date(Date.now() + pause).toISOString() };
}

/** A reader's mailbox that is gone is no alarm: in the end its alerts end. */
async function isMailboxGone(
  strapi: Core.Strapi,
  { alert_of, queued_at }: MailRow,
  error: MailError,
): Promise<boolean> {
  if (alert_of === null || !isRefusal(error) || !gone.test(statusIn(error) ?? '')) return false;
  return noteGone(strapi, { subscriptionId: alert_of, queuedAt: queued_at });
}

/** Of an alert nothing is kept once it is over; of other e-mails that there was one. */
async function finish(strapi: Core.Strapi, row: MailRow, changes: Partial<MailRow>): Promise<void> {
  if (row.alert_of === null) return change(strapi, row, { ...changes, ...withoutWords });
  await oneStatement(strapi, (trx) => trx(mailTable).where({ key: row.key }).delete());
}

async function change(
  strapi: Core.Strapi,
  { key }: MailRow,
  changes: Partial<MailRow>,
): Promise<void> {
  await oneStatement(strapi, (trx) => trx(mailTable).where({ key }).update(changes));
}

/** What the mail client throws. */
interface MailError {
  code?: string;
  responseCode?: number;
  /** Which the server refused, such as "RCPT TO". */
  command?: string;
  /** Its words. */
  response?: string;
}

/** Whether the server works, and will not have this person. */
function isRefusal({ code, command, responseCode = 0 }: MailError): boolean {
  return code === 'EENVELOPE' && command === 'RCPT TO' && responseCode >= 500;
}

/** Of the mailbox itself: not there, its domain not there, moved, or switched off (RFC 3463, 7505). */
const gone = /^5\.(?:1\.(?:1|2|6|10)|2\.1)$/;

/** The enhanced status, such as "5.1.1". Not every server gives one. */
function statusIn({ response = '' }: MailError): string | undefined {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\S)/.exec(response)?.[1];
}

/** Codes only: the words of a mail server name addresses. */
function reasonOf(error: MailError): string {
  const codes = [error.code, error.responseCode, statusIn(error)];
  return codes.filter(Boolean).map(String).join(' ') || 'no reason given';
}
