import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { raiseAlarm } from '../alarms/alarms';
import { auditedTransaction } from '../audit/record';
import { lockRevision } from '../published/revision';
import { forTheLog } from '../saving/for-the-log';
import { oneStatement } from '../tables/own-table';
import { ukTimeInWords } from '../taking-down/uk-wall-clock';
import type { EntryRef } from '../withdrawing/entry-ref';
import { releaseNow } from './clock';
import { noteForEach } from './note-for-each';
import { isDue, waitingStates, type Release } from './release';
import { changeRelease, findRelease } from './releases';

const firstPause = 5_000;
const longestPause = 600_000;
/** How often what is held is looked at again, although nobody said that it was approved. */
const heldPause = 10_000;

export function alarmKey(releaseId: string): string {
  return `release:${releaseId}`;
}

/** Keeps a release back until a person has done what it waits for. */
export async function hold(strapi: Core.Strapi, release: Release, because: string): Promise<void> {
  const { id, at } = release;
  const isNews = release.state !== 'held' || release.heldBecause !== because;
  const nextAttemptAt = later(heldPause);
  const change = { state: 'held', heldBecause: because, lastError: null, nextAttemptAt } as const;
  await changeRelease(strapi, id, waitingStates, change);
  if (!isNews) return;
  await noteForEach(strapi, release, 'held', { at });
  await tell(strapi, release, 'waits for an approver. Open the schedule to see why');
}

/** Records that a release failed, and when it is tried again. */
export async function noteFailure(strapi: Core.Strapi, id: string, error: unknown): Promise<void> {
  strapi.log.error(`Release ${id} could not go out: ${forTheLog(error)}`);
  await auditedTransaction(strapi, async () => {
    await lockRevision(strapi);
    const release = await findRelease(strapi, id);
    if (!release || !isDue(release, releaseNow())) return;
    const attempts = release.attempts + 1;
    const lastError = inWords(error);
    await changeRelease(strapi, id, waitingStates, {
      state: 'failing',
      attempts,
      lastError,
      heldBecause: null,
      nextAttemptAt: later(pauseAfter(attempts)),
    });
    const isNews = release.state !== 'failing' || release.lastError !== lastError;
    if (isNews) await noteForEach(strapi, release, 'failed', { at: release.at, attempts });
    await tell(
      strapi,
      release,
      'could not go out. It is tried again by itself; open the schedule to see what is wrong',
    );
  });
}

/** How long to wait after so many failed attempts, in milliseconds. */
export function pauseAfter(attempts: number): number {
  return Math.min(firstPause * 2 ** (attempts - 1), longestPause);
}

/** Has what is held because of an entry be looked at at once, on every process. */
export async function wakeHeld(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  const { uid, documentId } = entry;
  await oneStatement(strapi, (trx) =>
    trx('releases')
      .whereIn('state', ['held', 'failing'])
      .whereIn(
        'id',
        trx('release_items').where({ uid, document_id: documentId }).select('release_id'),
      )
      .update({ next_attempt_at: null }),
  );
}

/** At a start: what made releases fail may be mended by now, so none of them waits for its pause. */
export async function wakeFailing(strapi: Core.Strapi): Promise<void> {
  await oneStatement(strapi, (trx) =>
    trx('releases').where({ state: 'failing' }).update({ next_attempt_at: null }),
  );
}

async function tell(strapi: Core.Strapi, release: Release, what: string): Promise<void> {
  const [entry] = release.items;
  await raiseAlarm(strapi, {
    key: alarmKey(release.id),
    text: `What was due to go live at ${ukTimeInWords(new Date(release.at))} ${what}.`,
    ...(entry ? { entry: { uid: entry.uid, documentId: entry.documentId } } : {}),
  });
}

function later(milliseconds: number): string {
  return new Date(releaseNow().getTime() + milliseconds).toISOString();
}

/** What a rule refuses is said as the rule says it; a fault of the machine as a fault. */
function inWords(error: unknown): string {
  if (error instanceof errors.ApplicationError) return error.message;
  return 'Something in the CMS or its database failed. The log of the CMS says more.';
}
