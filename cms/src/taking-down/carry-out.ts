import type { Core } from '@strapi/strapi';
import { raiseAlarm } from '../alarms/alarms';
import { lockRevision } from '../published/revision';
import { forTheLog } from '../saving/for-the-log';
import { releaseNow } from '../scheduling/clock';
import { supersedeWaiting } from '../scheduling/supersede';
import { onGrounds } from '../withdrawing/take-off';
import { cancelTakeDown, findTakeDown, takeDownAlarm, type TakeDown } from './take-downs';

const firstPause = 1_000;
const longestPause = 60_000;

/** Take-downs that failed in this process: how often, and when to try again. */
const failing = new Map<string, { attempts: number; notBefore: number }>();

/**
 * Takes down what is due. Readers obey the time by themselves; this makes the record agree. What
 * fails is shown, and tried again after a pause that grows.
 */
export async function carryOutTakeDown(strapi: Core.Strapi, takeDown: TakeDown): Promise<void> {
  const key = takeDownAlarm(takeDown);
  const failed = failing.get(key);
  if (failed && performance.now() < failed.notBefore) return;
  try {
    await carryOut(strapi, takeDown);
    failing.delete(key);
  } catch (error) {
    const attempts = (failed?.attempts ?? 0) + 1;
    const wait = Math.min(firstPause * 2 ** (attempts - 1), longestPause);
    failing.set(key, { attempts, notBefore: performance.now() + wait });
    strapi.log.error(`A take-down that is due could not be carried out: ${forTheLog(error)}`);
    await alarmUnlessOver(strapi, takeDown);
  }
}

/** Another process may have done it meanwhile, or somebody cancelled it: then nobody would end this. */
async function alarmUnlessOver(strapi: Core.Strapi, takeDown: TakeDown): Promise<void> {
  const { uid, documentId } = takeDown;
  const text =
    'A take-down that is due could not be recorded. No reader sees the entry any more, and it is tried again by itself. The log of the CMS says what is wrong.';
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    if (!(await isStillDue(strapi, takeDown))) return;
    await raiseAlarm(strapi, { key: takeDownAlarm(takeDown), text, entry: { uid, documentId } });
  });
}

/** Looks again within the transaction: another process may have done it, or someone moved its time. */
async function carryOut(strapi: Core.Strapi, takeDown: TakeDown): Promise<void> {
  const { uid, documentId, by } = takeDown;
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    if (!(await isStillDue(strapi, takeDown))) return;
    await supersedeWaiting(strapi, { uid, documentId });
    const grounds = { kind: 'taken-down', reason: null, text: null, leavesNotice: false } as const;
    await onGrounds({ ...grounds, by: `The schedule that ${by} set` }, () =>
      strapi.documents(uid as never).unpublish({ documentId } as never),
    );
    await cancelTakeDown(strapi, takeDown);
    await touchDraft(strapi, takeDown);
  });
}

async function isStillDue(strapi: Core.Strapi, takeDown: TakeDown): Promise<boolean> {
  const current = await findTakeDown(strapi, takeDown);
  return current !== null && current.at <= releaseNow().toISOString();
}

/** So that an edit screen that was open at the time is refused when it would publish it again. */
async function touchDraft(strapi: Core.Strapi, { uid, documentId }: TakeDown): Promise<void> {
  const where = { documentId, publishedAt: null };
  await strapi.db.query(uid).updateMany({ where, data: { updatedAt: new Date() } });
}
