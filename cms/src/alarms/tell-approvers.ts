import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { queueMail } from '../mailing/outbox';
import { whileMailIsSet } from '../mailing/while-mail-is-set';
import { settings } from '../settings';
import { ukTimeInWords } from '../taking-down/uk-wall-clock';
import { takeUnmailed, type Alarm } from './alarms';
import { approverIds } from './approvers';

const everyMilliseconds = 1000;

/**
 * Tells approvers of new alarms by e-mail, each once; those of one moment in one e-mail.
 *
 * @returns a function that ends it, and waits for what is under way
 */
export function startTellingApprovers(strapi: Core.Strapi): () => Promise<void> {
  return whileMailIsSet(everyMilliseconds, () => tellApprovers(strapi));
}

async function tellApprovers(strapi: Core.Strapi): Promise<void> {
  try {
    await strapi.db.transaction(async () => {
      const alarms = await takeUnmailed(strapi);
      if (alarms.length === 0) return;
      const mail = { subject: subjectOf(alarms), text: textOf(alarms) };
      const key = keyOf(alarms);
      for (const userId of await approverIds(strapi)) {
        await queueMail(strapi, { ...mail, key: `alarm:${key}:${userId}`, userId });
      }
    });
  } catch (error) {
    strapi.log.error(
      `Approvers could not be told of an alarm: ${String(error)}. It is tried again.`,
    );
  }
}

function subjectOf(alarms: readonly Alarm[]): string {
  return alarms.length === 1 ? 'Alarm: please look' : `${alarms.length} alarms: please look`;
}

function textOf(alarms: readonly Alarm[]): string {
  return [
    ...alarms.flatMap(({ text, raisedAt }) => [
      `${ukTimeInWords(new Date(raisedAt))}: ${text}`,
      '',
    ]),
    `The home screen of the CMS shows what is still open: ${settings().cmsUrl}/admin`,
    '',
  ].join('\n');
}

function keyOf(alarms: readonly Alarm[]): string {
  const all = alarms.map(({ key, raisedAt }) => `${key} ${raisedAt}`).join('\n');
  return createHash('sha256').update(all).digest('hex').slice(0, 32);
}
