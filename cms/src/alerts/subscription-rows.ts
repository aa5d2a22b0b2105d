import type { AlertPace } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { addColumn, makeTable } from '../tables/own-table';

export const subscriptionTable = 'alert_subscriptions';

/** Who wants to hear of what, how often. Of a person nothing is kept but the address and this choice. */
export interface SubscriptionRow {
  id: string;
  address: string;
  topic: string;
  pace: AlertPace;
  /** Of the secrets in its e-mails. */
  confirm_hash: string;
  stop_hash: string;
  /** When it was asked for, until the person has confirmed it; ISO 8601, UTC. */
  asked_at: string | null;
  is_confirmed: boolean;
  /** What was released in this round and before was sent, or was there before. */
  sent_round: number;
  /** When the next e-mail may go; null for "at once". */
  due_at: string | null;
  /** Of so many e-mails in turn a mail server said that the mailbox is not there. */
  refusals: number;
  /** When one last said so; ISO 8601, UTC. */
  refused_at: string | null;
}

export async function makeSubscriptionTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, subscriptionTable, (columns) => {
    columns.string('id').primary();
    columns.string('address').notNullable().index();
    columns.string('topic').notNullable();
    columns.string('pace').notNullable();
    columns.string('confirm_hash').notNullable().unique();
    columns.string('stop_hash').notNullable().unique();
    columns.string('asked_at').index();
    columns.boolean('is_confirmed').notNullable();
    columns.integer('sent_round').notNullable();
    columns.string('due_at');
    columns.index(['is_confirmed', 'pace', 'due_at']);
  });
  await addColumn(strapi, subscriptionTable, 'refusals', (columns) =>
    columns.integer('refusals').notNullable().defaultTo(0),
  );
  await addColumn(strapi, subscriptionTable, 'refused_at', (columns) =>
    columns.string('refused_at'),
  );
}
