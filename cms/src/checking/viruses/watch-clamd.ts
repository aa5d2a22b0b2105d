import type { Core } from '@strapi/strapi';
import { clearAlarm, raiseAlarm } from '../../alarms/alarms';
import { settings } from '../../settings';
import { ukTimeInWords } from '../../taking-down/uk-wall-clock';
import { ClamdError, databaseDate } from './clamd';

const awayKey = 'clamav-away';
const oldKey = 'clamav-old';
const day = 24 * 60 * 60 * 1000;
/** After so long without new signatures, a virus of this week is not found. */
const oldestDatabase = 7 * day;

/** Tells staff that files wait, and are not served. */
export async function noteClamdAway(strapi: Core.Strapi, { message }: ClamdError): Promise<void> {
  await raiseAlarm(strapi, {
    key: awayKey,
    text: `Files cannot be checked for viruses: ${message} What was uploaded since is not served to anyone, and waits. Start clamd; the operators’ guide says how.`,
  });
}

/** Looks whether clamd answers, and how old its signatures are. */
export async function watchClamd(strapi: Core.Strapi, now: Date): Promise<void> {
  const { clamav } = settings();
  if (!clamav) {
    await clearAlarm(strapi, awayKey);
    await clearAlarm(strapi, oldKey);
    return;
  }
  try {
    const date = await databaseDate(clamav);
    await clearAlarm(strapi, awayKey);
    await tellOfAge(strapi, date, now);
  } catch (error) {
    if (!(error instanceof ClamdError)) throw error;
    await noteClamdAway(strapi, error);
  }
}

async function tellOfAge(strapi: Core.Strapi, date: Date | null, now: Date): Promise<void> {
  if (date && now.getTime() - date.getTime() <= oldestDatabase) {
    await clearAlarm(strapi, oldKey);
    return;
  }
  const age = date
    ? `The virus signatures are of ${ukTimeInWords(date)}, more than 7 days old`
    : 'The scanner for viruses does not say how old its signatures are';
  await raiseAlarm(strapi, {
    key: oldKey,
    text: `${age}, so a new virus may not be found. See that freshclam runs and can reach its mirror.`,
  });
}
