import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';

type Read = () => Promise<Fields | null>;

/** A version of an entry. */
interface VersionRef {
  uid: string;
  documentId: string;
  /** Whether it is what editors write, of a type that has drafts. */
  isDraft: boolean;
}

type Reads = Map<string, { entry: Fields | null; isDraft: boolean }>;

interface Creation {
  model: { uid: string };
  result?: unknown;
}

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

/** The same where no draft can have changed. */
function forgetPublished(): void {
  const memory = remembered.getStore();
  if (memory) memory.reads = new Map([...memory.reads].filter(([, { isDraft }]) => isDraft));
}

/** For the start: forgets with the rows that Strapi writes. */
export function forgetReadsWithWrites(strapi: Core.Strapi): void {
  const forgetWithNew = ({ model, result }: Creation) => {
    // A new part belongs to nothing before its entry is written too.
    if (model.uid in strapi.components) return;
    const { publishedAt } = (result ?? {}) as { publishedAt?: unknown };
    if (publishedAt) forgetPublished();
    else forgetReads();
  };
  strapi.db.lifecycles.subscribe({
    afterCreate: forgetWithNew,
    afterUpdate: forgetReads,
    afterDelete: forgetReads,
    afterCreateMany: forgetReads,
    afterUpdateMany: forgetReads,
    afterDeleteMany: forgetReads,
  });
}

/**
 * A version as it was read before, where reads are remembered; else it is read.
 *
 * @returns an object of its own each time
 */
export async function readOnce(
  { uid, documentId, isDraft }: VersionRef,
  read: Read,
): Promise<Fields | null> {
  const memory = remembered.getStore();
  if (!memory) return read();
  const { reads } = memory;
  const name = JSON.stringify([uid, documentId, isDraft]);
  const known = reads.get(name);
  if (known) return structuredClone(known.entry);
  const entry = await read();
  reads.set(name, { entry, isDraft });
  return structuredClone(entry);
}
