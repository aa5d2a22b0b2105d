import type { Core } from '@strapi/strapi';
import { settings } from '../settings';
import { addColumn, makeTable, oneStatement } from '../tables/own-table';

export const mailTable = 'mails';

/** An e-mail to one person of the admin. */
export interface Mail {
  /** What it is about and for whom; the same key never goes out twice. */
  key: string;
  /** Of the admin. The address is looked up when it is sent, and kept nowhere else. */
  userId: number;
  subject: string;
  /** Plain text. */
  text: string;
  attachment?: { name: string; content: string; type: string };
}

/** An e-mail to a reader who asked for alerts. It is written when it is sent. */
export interface AlertMail {
  /** The same key never waits twice. */
  key: string;
  subscriptionId: string;
  /** Document ids of what came out; none for what asks for confirmation. */
  items?: readonly string[];
}

export interface MailRow {
  key: string;
  /** Zero for an alert. */
  user_id: number;
  /** The subscription of an alert; null for an e-mail to a person of the admin. */
  alert_of: string | null;
  subject: string;
  body: string;
  attachment: string | null;
  /**
   * - `queued`: it is tried, at its next time.
   * - `no-server`: it was never tried, because no mail server was set.
   * - `nobody`: the account is gone, or can no longer sign in.
   * - `given-up`: no server took it for a week.
   */
  state: 'queued' | 'sent' | 'no-server' | 'nobody' | 'given-up';
  attempts: number;
  next_attempt_at: string;
  last_error: string | null;
  queued_at: string;
  sent_at: string | null;
}

export async function makeMailTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, mailTable, (columns) => {
    columns.string('key').primary();
    columns.integer('user_id').notNullable();
    columns.string('subject').notNullable();
    columns.text('body').notNullable();
    columns.text('attachment');
    columns.string('state').notNullable();
    columns.integer('attempts').notNullable();
    columns.string('next_attempt_at').notNullable();
    columns.text('last_error');
    columns.string('queued_at').notNullable();
    columns.string('sent_at');
    columns.index(['state', 'next_attempt_at']);
  });
  await addColumn(strapi, mailTable, 'alert_of', (columns) => columns.string('alert_of').index());
}

/**
 * Has an e-mail sent once the transaction under way is committed, and again until a server takes
 * it. Where no mail server is set it is kept as not sent.
 */
export async function queueMail(strapi: Core.Strapi, mail: Mail): Promise<void> {
  await queue(strapi, {
    key: mail.key,
    user_id: mail.userId,
    alert_of: null,
    subject: mail.subject,
    body: mail.text,
    attachment: mail.attachment ? JSON.stringify(mail.attachment) : null,
  });
}

/** The same for an alert. */
export async function queueAlert(strapi: Core.Strapi, mail: AlertMail): Promise<void> {
  const { key, subscriptionId, items = [] } = mail;
  const body = JSON.stringify(items);
  await queue(strapi, {
    key,
    user_id: 0,
    alert_of: subscriptionId,
    subject: '',
    body,
    attachment: null,
  });
}

/** Forgets what waits for a reader who wants no more alerts. */
export async function dropAlerts(strapi: Core.Strapi, subscriptionId: string): Promise<void> {
  await oneStatement(strapi, (trx) => trx(mailTable).where({ alert_of: subscriptionId }).delete());
}

type Written = Pick<MailRow, 'key' | 'user_id' | 'alert_of' | 'subject' | 'body' | 'attachment'>;

async function queue(strapi: Core.Strapi, written: Written): Promise<void> {
  const now = new Date().toISOString();
  const row: MailRow = {
    ...written,
    state: settings().mail ? 'queued' : 'no-server',
    attempts: 0,
    next_attempt_at: now,
    last_error: null,
    queued_at: now,
    sent_at: null,
  };
  await oneStatement(strapi, (trx) => trx(mailTable).insert(row).onConflict('key').ignore());
}
