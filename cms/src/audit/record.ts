import type { Core } from '@strapi/strapi';
import { inTransaction, oneStatement, type Transaction } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { AuditAction } from './actions';
import { actorOf } from './actor';
import { headTable } from './audit-table';
import type { AuditHead } from './chain';
import { titleOfEntry } from './entry-title';
import { addPending } from './pending';

/** Something that somebody did, or that the product did in their name. */
export interface AuditEvent {
  action: AuditAction;
  /** What it was done to, where that is an entry. */
  entry?: EntryRef;
  /** Of the entry, as it was then; looked up when it is left out. */
  title?: string;
  /** SHA-256 of the content that it was done to, in hexadecimal. */
  fingerprint?: string;
  /** The number of that content among the versions of the entry. */
  version?: number;
  /** More of it, in plain words and numbers. No personal data but names of staff. */
  details?: Record<string, string | number | boolean | null>;
}

/** What a transaction of Strapi offers to the work in it. */
export interface TransactionContext {
  trx: Transaction;
  /** Calls back once everything is committed. */
  onCommit(done: () => void): void;
  onRollback(undone: () => void): void;
}

/**
 * Records an event with who does it, in the transaction under way: both stay, or neither. It is
 * written as the last act of that transaction, so that whoever publishes never waits for another's
 * place in the record while holding what the other needs.
 *
 * @throws Error when it cannot be written: then the transaction fails whole
 */
export async function noteEvent(strapi: Core.Strapi, event: AuditEvent): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    const title = event.title ?? (event.entry ? await titleOfEntry(strapi, event.entry) : null);
    addPending(trx, { ...event, title, actor: actorOf(strapi) });
  });
}

/**
 * Does `work` in one transaction, or in the one under way. Events that it notes are written at its
 * end, after everything else.
 */
export async function auditedTransaction<T>(
  strapi: Core.Strapi,
  work: (context: TransactionContext) => Promise<T>,
): Promise<T> {
  return (await strapi.db.transaction((context) =>
    work(context as unknown as TransactionContext),
  )) as T;
}

/** Where the chain ends now, as the transaction under way sees it. */
export async function auditHead(strapi: Core.Strapi): Promise<AuditHead> {
  return oneStatement(strapi, (trx) => trx(headTable).where({ id: 1 }).first('seq', 'hash'));
}
