import type { Core } from '@strapi/strapi';
import { settings } from '../settings';
import { inTransaction, makeTable } from '../tables/own-table';

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

export interface MailRow {
  key: string;
  user_id: number;
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
}

/**
 * Has an e-mail sent once the transaction under way is committed, and again until a server takes
 * it. Where no mail server is set it is kept as not sent.
 */
export async function queueMail(strapi: Core.Strapi, mail: Mail): Promise<void> {
  const now = new Date().toISOString();
  const row: MailRow = {
    key: mail.key,
    user_id: mail.userId,
    subject: mail.subject,
    body: mail.text,
    attachment: mail.attachment ? JSON.stringify(mail.attachment) : null,
    state: settings().mail ? 'queued' : 'no-server',
    attempts: 0,
    next_attempt_at: now,
    last_error: null,
    queued_at: now,
    sent_at: null,
  };
  await inTransaction(strapi, (trx) => trx(mailTable).insert(row).onConflict('key').ignore());
}
