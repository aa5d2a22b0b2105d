import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { loadPublished } from '../saving/load-entry';
import { readTakeDownReason } from './plan-take-down';
import type { EntryRef } from '../withdrawing/entry-ref';
import { missingReason } from '../dates/refuse-without-reason';

/**
 * Reads why an entry is unpublished, from `reason` in the body of the request; a call of the
 * document service inside the CMS gives none.
 *
 * @throws ValidationError (400) when none is given and the entry would be public for a shorter time
 * than its review types ask
 */
export async function reasonForUnpublishing(
  strapi: Core.Strapi,
  entry: EntryRef,
): Promise<string | null> {
  if (!(await loadPublished(strapi, entry.uid, entry.documentId))) return null;
  const body = strapi.requestContext.get()?.request.body as { reason?: unknown } | undefined;
  const reason = readTakeDownReason(body?.reason);
  const times = { goLiveAt: null, takeDownAt: new Date() };
  const missing = await missingReason(strapi, entry, times, reason);
  if (missing === null) return reason;
  throw new errors.ValidationError(
    `${missing} Choose “Withdraw…”, which asks for the reason, or send it as “reason”.`,
  );
}
