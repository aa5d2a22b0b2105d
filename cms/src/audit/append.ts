import type { Core } from '@strapi/strapi';
import { canonicalJson } from '../sharing/canonical-json';
import type { Transaction } from '../tables/own-table';
import { eventTable, headTable, type AuditRow } from './audit-table';
import { hashOfRow, type AuditHead } from './chain';
import { keepHead } from './heads-file';
import { takePending, type PendingEvent } from './pending';

interface Context {
  trx: unknown;
  commit(): Promise<void>;
  onCommit(done: () => void): void;
}

type Work = (context: Context) => Promise<unknown>;
type Begin = (work?: Work) => Promise<unknown>;

/**
 * Has every transaction write the events noted in it as its last act. The chain has one end, which
 * whoever writes holds until the commit; taken last, nobody waits for it while holding what another
 * needs.
 */
export function writeEventsAtEnd(strapi: Core.Strapi): void {
  const begin = strapi.db.transaction.bind(strapi.db) as Begin;
  const beginAudited: Begin = (work) =>
    !work || strapi.db.inTransaction()
      ? begin(work)
      : begin(async (context) => {
          const write = () => writePending(strapi, context);
          const commit = async () => {
            await write();
            await context.commit();
          };
          const result = await work({ ...context, commit });
          await write();
          return result;
        });
  strapi.db.transaction = beginAudited as typeof strapi.db.transaction;
}

async function writePending(strapi: Core.Strapi, { trx, onCommit }: Context): Promise<void> {
  const transaction = trx as Transaction & { isCompleted(): boolean };
  const events = takePending(transaction);
  // What was rolled back by hand did not happen.
  if (events.length === 0 || transaction.isCompleted()) return;
  const head = await append(transaction, events).catch(refuse);
  onCommit(() => keepHead(strapi, head));
}

/** The words of the driver hold the row that it could not write, with names; logs hold none. */
function refuse({ code, name }: NodeJS.ErrnoException): never {
  const message = `The audit trail cannot be written (${code ?? name}), so nothing was changed. See that the database can be written to.`;
  throw Object.assign(new Error(message), { code });
}

/** @returns the end of the chain after them */
async function append(trx: Transaction, events: readonly PendingEvent[]): Promise<AuditHead> {
  const row = { id: 1 };
  await trx(headTable).where(row).increment('seq', 0);
  let head: AuditHead = await trx(headTable).where(row).first('seq', 'hash');
  const at = new Date().toISOString();
  for (const event of events) {
    const written = rowOf(event, head, at);
    await trx(eventTable).insert(written);
    head = { seq: written.seq, hash: written.hash };
  }
  await trx(headTable).where(row).update(head);
  return head;
}

function rowOf(event: PendingEvent, head: AuditHead, at: string): AuditRow {
  const unsigned = {
    seq: head.seq + 1,
    at,
    actor_id: event.actor.id,
    actor_name: event.actor.name,
    action: event.action,
    uid: event.entry?.uid ?? null,
    document_id: event.entry?.documentId ?? null,
    title: event.title,
    fingerprint: event.fingerprint ?? null,
    version: event.version ?? null,
    details: event.details ? canonicalJson(event.details) : null,
    previous_hash: head.hash,
  };
  return { ...unsigned, hash: hashOfRow(unsigned) };
}
