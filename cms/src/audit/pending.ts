import type { Transaction } from '../tables/own-table';
import type { Actor } from './actor';
import type { AuditEvent } from './record';

/** An event that waits for the end of its transaction. */
export interface PendingEvent extends Omit<AuditEvent, 'title'> {
  title: string | null;
  actor: Actor;
}

const pending = new WeakMap<Transaction, PendingEvent[]>();

/** Has an event wait for the end of a transaction. */
export function addPending(trx: Transaction, event: PendingEvent): void {
  pending.set(trx, [...(pending.get(trx) ?? []), event]);
}

/** The events that wait for the end of a transaction, in their order; they wait no more. */
export function takePending(trx: Transaction): PendingEvent[] {
  const events = pending.get(trx) ?? [];
  pending.delete(trx);
  return events;
}
