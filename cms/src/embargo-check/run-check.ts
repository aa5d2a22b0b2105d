import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { storeCounts } from '../probes/watch';
import type { EntryRef } from '../withdrawing/entry-ref';
import { checkEmbargo } from './check-embargo';
import { beginRun, endRun, noteProgress } from './runs';

const progressPause = 1_000;

/** Each asks the site and the CMS some hundred times. */
const mostAtOnce = 2;

let running = 0;

/**
 * Begins to check an item, and goes on after it returns. What it finds is kept.
 *
 * @param by the name of who asks
 * @throws ApplicationError (400) when too many others are being checked; one that is being checked
 *   already is no fault
 */
export async function startCheck(strapi: Core.Strapi, entry: EntryRef, by: string): Promise<void> {
  if (running >= mostAtOnce) {
    throw new errors.ApplicationError(
      'Others are being checked now. Wait a minute, then check this again.',
    );
  }
  running += 1;
  try {
    const id = await beginRun(strapi, entry, by);
    if (id) void carryOut(strapi, entry, by, id);
    else running -= 1;
  } catch (error) {
    running -= 1;
    throw error;
  }
}

async function carryOut(strapi: Core.Strapi, entry: EntryRef, by: string, id: string) {
  let progress = { done: 0, total: 0 };
  const tell = () => noteProgress(strapi, id, progress.done, progress.total).catch(() => undefined);
  const timer = setInterval(() => void tell(), progressPause);
  try {
    const report = await checkEmbargo(strapi, entry.uid, entry.documentId, {
      by,
      onProgress: (done, total) => (progress = { done, total }),
    });
    clearInterval(timer);
    await endRun(strapi, id, report);
    await storeCounts(strapi);
  } catch (error) {
    clearInterval(timer);
    strapi.log.error(
      `The embargo check of ${entry.uid} ${entry.documentId} could not be finished: ${String(error)}. Start it again in the admin.`,
    );
    await endRun(strapi, id, null).catch(() => undefined);
  } finally {
    running -= 1;
  }
}
