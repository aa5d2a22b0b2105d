import type { Core } from '@strapi/strapi';
import { makeTextTable } from '../searching/text-rows';
import { makeCheckTable } from './check-rows';
import { checkingKeyId } from './keys';
import { makeLetOutTable } from './let-out';
import { makeTickedNameTable } from './names/rows';
import { makeOverrideTable } from './override/rows';
import { queueUploads } from './queue';
import { makeWatchListTable } from './watch-list/rows';

/** For Strapi's `bootstrap`, before anything can be uploaded or published. */
export async function prepareChecking(strapi: Core.Strapi): Promise<void> {
  // Whoever runs the CMS hears at the start that the key cannot be had, not in the middle of a day.
  checkingKeyId();
  await makeCheckTable(strapi);
  await makeTextTable(strapi);
  await makeWatchListTable(strapi);
  await makeOverrideTable(strapi);
  await makeTickedNameTable(strapi);
  await makeLetOutTable(strapi);
  queueUploads(strapi);
}
