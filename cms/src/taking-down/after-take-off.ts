import type { Core } from '@strapi/strapi';
import { waitingReleaseOf } from '../scheduling/releases';
import type { EntryRef } from '../withdrawing/entry-ref';
import { cancelTakeDown } from './take-downs';

/**
 * When something has come off the site: forgets when it was to come down, unless it is planned to go
 * live again, for then it must come down all the same.
 */
export async function forgetTakeDown(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  if (!(await waitingReleaseOf(strapi, entry))) await cancelTakeDown(strapi, entry);
}
