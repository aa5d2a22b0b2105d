import path from 'node:path';
import { StoreUnreachableError } from 'strapi-provider-private-files';
import { z } from 'zod';
import { withdrawalReasons, documentId } from '@learning-reviews/content-contract';
import { settings } from '../settings';
import { keptRecords } from './kept-records';
import type { WithdrawalRecord } from './records';

/** A withdrawal as it is kept outside the backup set, with the documents that were public. */
export interface Tombstone extends WithdrawalRecord {
  documents: string[];
}

const tombstone: z.ZodType<Tombstone> = z.object({
  id: z.uuid(),
  uid: z.string().startsWith('api::'),
  documentId: z.string().min(1),
  kind: z.enum(['withdrawn', 'taken-down']),
  reason: z.enum(withdrawalReasons).nullable(),
  text: z.string().nullable(),
  leavesNotice: z.boolean(),
  path: z.string().nullable(),
  sha256s: z.array(z.string().regex(/^[0-9a-f]{64}$/)).default([]),
  at: z.iso.datetime(),
  by: z.string(),
  documents: z.array(documentId),
});

/** Keeps one, whole or not at all; when this resolves, it would survive a power cut. */
export async function writeTombstone(record: Tombstone): Promise<void> {
  await keptRecords().write(nameOf(record.id), `${JSON.stringify(record, null, 2)}\n`);
}

/** Takes one back whose withdrawal did not happen. */
export async function removeTombstone(id: string): Promise<void> {
  await keptRecords().remove(nameOf(id));
}

/**
 * All of them.
 *
 * @throws Error when the folder or one of them cannot be read: what it names may not become public
 */
export async function readTombstones(): Promise<Tombstone[]> {
  const records = await keptRecords().readAll().catch(refuse);
  return records.filter(isTombstone).map(({ name, text }) => {
    try {
      return tombstone.parse(JSON.parse(text));
    } catch (cause) {
      throw new Error(
        `${path.join(settings().withdrawalsDir, name)} is damaged, or of a newer version. It remembers what was withdrawn. So that nothing withdrawn becomes public again, the CMS does not start. Put a copy of that file in its place, or update the product. Without a copy, look for its name in the newest backup of the database (table withdrawals); only if that has it, delete the file, and it is written again.`,
        { cause },
      );
    }
  });
}

function refuse(error: unknown): never {
  const reason = error instanceof StoreUnreachableError ? error.reason : String(error);
  throw new Error(
    `${reason} It remembers what was withdrawn. So that nothing withdrawn becomes public again, the CMS does not start. Let its user read WITHDRAWALS_DIR, then start again.`,
    { cause: error },
  );
}

/** The name under which a tombstone is kept. */
export function nameOf(id: string): string {
  return `${id}.json`;
}

/** The ends of share links lie beside them. */
export function isTombstone({ name }: { name: string }): boolean {
  return !name.startsWith('share-');
}
