import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';

type Read = () => Promise<Fields | null>;

type Reads = Map<string, { entry: Fields | null }>;

const remembered = new AsyncLocalStorage<{ reads: Reads }>();

/**
 * Has each version of an entry be read from the database once while the work goes on, and again
 * after whatever this work writes. To publish is to look a dozen times at the same draft, each time
 * with a dozen queries, while everybody else waits for their turn.
 *
 * What others write meanwhile is not noticed: compare afterwards, outside of the work.
 */
export function rememberingReads<T>(work: () => Promise<T>): Promise<T> {
  return remembered.run({ reads: new Map() }, work);
}

/** For whoever writes to the tables of entries without Strapi. */
export function forgetReads(): void {
  const memory = remembered.getStore();
  // Another one, so that a reading that is under way is forgotten too.
  if (memory) memory.reads = new Map();
}

/** For the start: forgets with every row that Strapi writes. */
export function forgetReadsWithWrites(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    afterCreate: forgetReads,
    afterUpdate: forgetReads,
    afterDelete: forgetReads,
    afterCreateMany: forgetReads,
    afterUpdateMany: forgetReads,
    afterDeleteMany: forgetReads,
  });
}

/**
 * What was read under this key before, where reads are remembered; else it is read.
 *
 * @returns an object of its own each time
 */
export async function readOnce(key: readonly unknown[], read: Read): Promise<Fields | null> {
  const memory = remembered.getStore();
  if (!memory) return read();
  const { reads } = memory;
  const name = JSON.stringify(key);
  const known = reads.get(name);
  if (known) return structuredClone(known.entry);
  const entry = await read();
  reads.set(name, { entry });
  return structuredClone(entry);
}
