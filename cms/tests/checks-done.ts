import type { Core } from '@strapi/strapi';
import { vi } from 'vitest';

/** Waits until every file that was uploaded is checked, whatever the checks found. */
export async function checksDone(strapi: Core.Strapi, sha256?: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const waiting = strapi.db.connection('document_checks').whereNot({ state: 'done' });
      const rows: unknown[] = await (sha256 ? waiting.where({ sha256 }) : waiting).select('key');
      if (rows.length > 0) throw new Error(`${rows.length} files are not checked yet.`);
    },
    { timeout: 220_000, interval: 50 },
  );
}
