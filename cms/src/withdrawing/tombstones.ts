import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { withdrawalReasons, documentId } from '@learning-reviews/content-contract';
import { settings } from '../settings';
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
  at: z.iso.datetime(),
  by: z.string(),
  documents: z.array(documentId),
});

/** Keeps one, whole or not at all; when this resolves, it would survive a power cut. */
export async function writeTombstone(record: Tombstone): Promise<void> {
  const folder = settings().withdrawalsDir;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const temporary = path.join(folder, `.${randomUUID()}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, fileOf(record.id));
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Takes one back whose withdrawal did not happen. */
export async function removeTombstone(id: string): Promise<void> {
  await rm(fileOf(id), { force: true });
}

/** All that can be read. One that cannot is named in the log, and the others count. */
export async function readTombstones(strapi: Core.Strapi): Promise<Tombstone[]> {
  const folder = settings().withdrawalsDir;
  const names = await readdir(folder).catch(() => [] as string[]);
  const read = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map(async (name) => {
        try {
          return [tombstone.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')))];
        } catch {
          strapi.log.error(
            `${path.join(folder, name)} cannot be read as a withdrawal. Restore it from a copy, then start again: until then what it names may be public.`,
          );
          return [];
        }
      }),
  );
  return read.flat();
}

function fileOf(id: string): string {
  return path.join(settings().withdrawalsDir, `${id}.json`);
}

/** A new name in a folder is only safe once the folder is; Windows cannot be asked for it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
