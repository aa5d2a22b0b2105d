import type { Release } from '../src/receipts/make';
import type { EntryRef } from '../src/withdrawing/entry-ref';
import type { RunningCms } from './running-cms';

type Make = typeof import('../src/receipts/make');

/** Records that entries were released, as a release does. @returns the id of the receipt */
export async function makeReceipt(
  cms: RunningCms,
  { entries, ...release }: Release & { entries: readonly EntryRef[] },
): Promise<string> {
  const { addReceipt, readReleased } = cms.built<Make>('receipts/make');
  return addReceipt(cms.strapi, release, await readReleased(cms.strapi, entries));
}
