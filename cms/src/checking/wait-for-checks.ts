import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { inTransaction } from '../tables/own-table';
import { checkTable } from './check-rows';
import { fileFields, type LibraryFile } from './what-to-check';

const lookEvery = 100;

/**
 * Waits until files of the media library are checked, whatever the checks find. Never call it in a
 * transaction: on SQLite nothing could be written meanwhile.
 */
export async function waitForChecks(strapi: Core.Strapi, fileIds: readonly number[]): Promise<void> {
  if (fileIds.length === 0) return;
  const files: LibraryFile[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { id: { $in: [...fileIds] } }, select: [...fileFields] });
  const sha256s = files.map(({ hash }) => hash.slice(0, 64));
  for (;;) {
    const waiting = await inTransaction(strapi, (trx) =>
      trx(checkTable)
        .whereIn('sha256', sha256s)
        .where({ kind: 'document' })
        .whereNot({ state: 'done' })
        .first('key'),
    );
    if (!waiting) return;
    await pause(lookEvery);
  }
}
