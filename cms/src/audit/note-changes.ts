import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { lockRevision } from '../published/revision';
import { hasDrafts } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';
import { takingOffAction } from '../withdrawing/take-off';
import { titleOfEntry } from './entry-title';
import { auditedTransaction, noteEvent, type AuditEvent } from './record';

/** A change that was made through the document service, and what the draft has become. */
interface MadeChange {
  /** As the document service calls it: `create`, `update`, `publish`, `discardDraft`. */
  action: string;
  entry: EntryRef;
  isPublic: boolean;
  kept: { number: number; fingerprint: string; isNew: boolean };
}

/** What a change to a draft is called instead, and more of it. */
type Called = Pick<AuditEvent, 'action' | 'details'>;

const called = new AsyncLocalStorage<Called>();

/** Has the change that `work` makes to a draft recorded as something else, such as going back. */
export function recordedAs<T>(name: Called, work: () => Promise<T>): Promise<T> {
  return called.run(name, work);
}

/** Notes a save or a publish, in its transaction. A save that changed nothing is none. */
export async function noteChange(
  strapi: Core.Strapi,
  { action, entry, isPublic, kept }: MadeChange,
): Promise<void> {
  const content = { entry, fingerprint: kept.fingerprint, version: kept.number };
  const change = changeOf(action, kept.isNew);
  if (change) await noteEvent(strapi, { ...change, ...content });
  const isPublished = action === 'publish' || (isPublic && hasDrafts(strapi, entry.uid));
  if (isPublished) await noteEvent(strapi, { action: 'published', ...content });
}

function changeOf(action: string, isNew: boolean): Called | null {
  if (action === 'create') return { action: 'created' };
  if (action === 'discardDraft') return { action: 'discarded' };
  if (action === 'update' && isNew) return called.getStore() ?? { action: 'changed' };
  return null;
}

/** Notes that an entry is a copy of another, in the transaction that made it. */
export async function noteCopy(
  strapi: Core.Strapi,
  entry: EntryRef,
  source: string | undefined,
  kept: MadeChange['kept'],
): Promise<void> {
  const content = { fingerprint: kept.fingerprint, version: kept.number };
  const details = { 'copy of': source ?? null };
  await noteEvent(strapi, { action: 'copied', entry, ...content, details });
}

/**
 * Takes an entry off the site or deletes it, and notes that, in one transaction.
 *
 * @param reason why, where somebody said so
 * @param next does it
 */
export async function notingRemoval(
  strapi: Core.Strapi,
  { action, entry, reason }: { action: string; entry: EntryRef; reason: string | null },
  next: () => Promise<unknown>,
): Promise<unknown> {
  return auditedTransaction(strapi, async () => {
    await lockRevision(strapi);
    const title = (await titleOfEntry(strapi, entry)) ?? undefined;
    const result = (await next()) as { entries?: unknown[] } | null;
    if (result?.entries?.length) {
      const name = action === 'delete' ? 'deleted' : takingOffAction();
      await noteEvent(strapi, {
        action: name,
        entry,
        title,
        ...(reason && { details: { reason } }),
      });
    }
    return result;
  });
}
