import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';

/**
 * Where one person is enough, notes that the person who asks approves the draft as it is by what
 * they do, such as planning a release. Does nothing where two are needed, where the person may not
 * publish, or where it is approved already. Joins the transaction under way.
 */
export async function noteOwnApproval(_strapi: Core.Strapi, _entry: EntryRef): Promise<void> {
  throw new Error('Not written yet.');
}
