import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';
import { asOne } from './going-out';
import { publishAll } from './publish-all';

/** Ends the transaction of a dry run that found nothing wrong. */
class RolledBack extends Error {}

/**
 * Checks all that publishing these entries together would check, by publishing them in a
 * transaction that is rolled back. Nobody sees anything of it, and nothing of it stays.
 *
 * @throws ValidationError (400) as publishing would
 */
export async function dryRun(strapi: Core.Strapi, entries: readonly EntryRef[]): Promise<void> {
  try {
    await strapi.db.transaction(async () => {
      await asOne(entries, true, () => publishAll(strapi, entries));
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
}
