import type { EntryRef } from '../withdrawing/entry-ref';
import { ringBell } from './bell';

const wanted = new Map<string, EntryRef>();

/** Has the documents of an entry be checked soon, though the transaction under way is rolled back. */
export function wantLater(entry: EntryRef): void {
  wanted.set(`${entry.uid} ${entry.documentId}`, entry);
  ringBell();
}

/** Those that were wanted since the last time. */
export function takeWanted(): EntryRef[] {
  const entries = [...wanted.values()];
  wanted.clear();
  return entries;
}
