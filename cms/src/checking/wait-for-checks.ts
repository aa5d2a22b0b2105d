import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { oneStatement } from '../tables/own-table';
import { checkTable } from './check-rows';
import { fileFields, type LibraryFile } from './what-to-check';

const lookEvery = 100;

/** Whether the check of an upload is over, whatever it found. Tells nothing else of the file. */
export async function isFileChecked(strapi: Core.Strapi, fileId: number): Promise<boolean> {
  const sha256s = await sha256sOf(strapi, [fileId]);
  return sha256s.length > 0 && !(await isWaiting(strapi, sha256s));
}

/**
 * Waits until files of the media library are checked, whatever the checks find. Never call it in a
 * transaction: on SQLite nothing could be written meanwhile.
 */
export async function waitForChecks(
  strapi: Core.Strapi,
  fileIds: readonly number[],
): Promise<void> {
  const sha256s = await sha256sOf(strapi, fileIds);
  while (await isWaiting(strapi, sha256s)) await pause(lookEvery);
}

async function sha256sOf(strapi: Core.Strapi, fileIds: readonly number[]): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const files: LibraryFile[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { id: { $in: [...fileIds] } }, select: [...fileFields] });
  return files.map(({ hash }) => hash.slice(0, 64));
}

async function isWaiting(strapi: Core.Strapi, sha256s: readonly string[]): Promise<boolean> {
  const waiting = await oneStatement(strapi, (trx) =>
    trx(checkTable)
      .whereIn('sha256', [...sha256s])
      .where({ kind: 'document' })
      .whereNot({ state: 'done' })
      .first('key'),
  );
  return waiting !== undefined;
}
