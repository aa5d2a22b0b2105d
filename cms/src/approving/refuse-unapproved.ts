import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';

/**
 * Refuses to make the draft of an entry public unless exactly this content is approved. Where one
 * person is enough, whoever publishes it approves it by that. Call it in the transaction of the
 * publishing.
 *
 * @throws ValidationError (400) that says what to do
 */
export async function refuseUnapproved(_strapi: Core.Strapi, _entry: EntryRef): Promise<void> {
  throw new Error('Not written yet.');
}
