import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntryRef } from '../withdrawing/entry-ref';

interface GoingOut {
  entries: readonly EntryRef[];
  isDryRun: boolean;
}

const goingOut = new AsyncLocalStorage<GoingOut>();

/** For the publishing of several entries in one transaction, which all go out or none. */
export function asOne<T>(
  entries: readonly EntryRef[],
  isTrial: boolean,
  work: () => Promise<T>,
): Promise<T> {
  return goingOut.run({ entries, isDryRun: isTrial }, work);
}

/** Whether what is published now will be rolled back: a check of what publishing would say. */
export function isDryRun(): boolean {
  return goingOut.getStore()?.isDryRun === true;
}

/** Whether an entry goes out in the transaction that is under way, so that others may name it. */
export function goesOutToo({ uid, documentId }: EntryRef): boolean {
  const entries = goingOut.getStore()?.entries ?? [];
  return entries.some((entry) => entry.uid === uid && entry.documentId === documentId);
}
