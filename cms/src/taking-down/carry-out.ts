import type { Core } from '@strapi/strapi';
import { lockRevision } from '../published/revision';
import { onGrounds } from '../withdrawing/take-off';
import { cancelTakeDown, findTakeDown, takeDowns, type TakeDown } from './take-downs';

const everyMilliseconds = 1000;

/**
 * Carries out take-downs when they are due, and those that fell due while no CMS ran. Readers obey
 * the time by themselves; this makes the record agree.
 *
 * @returns a function that ends it, and waits for what is under way
 */
export function carryOutTakeDowns(strapi: Core.Strapi): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const run = () => {
    if (isRunning) return;
    isRunning = true;
    running = takeDownDue(strapi, new Date()).finally(() => {
      isRunning = false;
    });
  };
  run();
  const timer = setInterval(run, everyMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Takes down what is due by `now`. What fails is told in the log and tried at the next look. */
export async function takeDownDue(strapi: Core.Strapi, now: Date): Promise<void> {
  try {
    for (const takeDown of await takeDowns(strapi, now)) await carryOut(strapi, takeDown, now);
  } catch (error) {
    strapi.log.error(`A take-down that is due could not be carried out: ${String(error)}`);
  }
}

/** Looks again within the transaction: another process may have done it, or someone moved its time. */
async function carryOut(strapi: Core.Strapi, takeDown: TakeDown, now: Date): Promise<void> {
  const { uid, documentId, by } = takeDown;
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    const current = await findTakeDown(strapi, takeDown);
    if (!current || current.at > now.toISOString()) return;
    const grounds = { kind: 'taken-down', reason: null, text: null, leavesNotice: false } as const;
    await onGrounds({ ...grounds, by: `The schedule that ${by} set` }, () =>
      strapi.documents(uid as never).unpublish({ documentId } as never),
    );
    await cancelTakeDown(strapi, takeDown);
    await touchDraft(strapi, takeDown);
  });
}

/** So that an edit screen that was open at the time is refused when it would publish it again. */
async function touchDraft(strapi: Core.Strapi, { uid, documentId }: TakeDown): Promise<void> {
  const where = { documentId, publishedAt: null };
  await strapi.db.query(uid).updateMany({ where, data: { updatedAt: new Date() } });
}
