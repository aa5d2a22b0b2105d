import type { Publication } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { queueAlert } from '../mailing/outbox';
import { listKinds } from '../published/content-kinds';
import { readItems } from '../published/read-published';
import { takeDownNow } from '../scheduling/clock';
import { inTransaction, oneStatement } from '../tables/own-table';
import { heldBack } from '../withdrawing/standing';
import { nextTime } from './next-time';
import { newestRound, noteReleased, releasedAfter, type ReleasedItem } from './released';
import { forgetUnconfirmed } from './sign-up';
import { subscriptionTable, type SubscriptionRow } from './subscription-rows';

/** So many in one transaction, so that an editor who saves meanwhile need not wait. */
const mostAtOnce = 100;

/**
 * Queues what is due: for those who want it at once what came out since, for the others all of a day
 * or a week in one e-mail. Queueing and remembering what was queued is one transaction, so neither a
 * crash nor a second process sends anything twice.
 *
 * @returns whether more is due
 */
export async function runRound(strapi: Core.Strapi, now: Date): Promise<boolean> {
  await forgetUnconfirmed(strapi, now);
  return inTransaction(strapi, async () => {
    const round = await noteReleased(strapi);
    const due = await dueSubscriptions(strapi, round, now);
    const oldest = Math.min(...due.map(({ sent_round }) => sent_round));
    const released = oldest < round ? await releasedAfter(strapi, oldest) : [];
    const publications = await publicNow(strapi, released);
    for (const subscription of due) {
      await queueFor(strapi, subscription, released, publications, { round, now });
    }
    return due.length === mostAtOnce;
  });
}

/** Whether somebody is to hear of something, or a day or a week is over for somebody. */
export async function isAnybodyDue(strapi: Core.Strapi, now: Date): Promise<boolean> {
  return (await dueSubscriptions(strapi, await newestRound(strapi), now, 1)).length > 0;
}

function dueSubscriptions(
  strapi: Core.Strapi,
  round: number,
  now: Date,
  most = mostAtOnce,
): Promise<SubscriptionRow[]> {
  return oneStatement(strapi, (trx) =>
    trx<SubscriptionRow>(subscriptionTable)
      .where({ is_confirmed: true })
      .where((due) =>
        due
          .where((atOnce) => atOnce.where({ pace: 'at-once' }).where('sent_round', '<', round))
          .orWhere('due_at', '<=', now.toISOString()),
      )
      .limit(most),
  );
}

async function publicNow(
  strapi: Core.Strapi,
  released: readonly ReleasedItem[],
): Promise<Map<string, Publication>> {
  if (released.length === 0) return new Map();
  const hidden = await heldBack(strapi, listKinds.publications.uid, takeDownNow());
  const among = released.map(({ document_id }) => document_id);
  const items = (await readItems(strapi, 'publications', hidden, { among })) as Publication[];
  return new Map(items.map((item) => [item.id, item]));
}

async function queueFor(
  strapi: Core.Strapi,
  { id, topic, pace, sent_round }: SubscriptionRow,
  released: readonly ReleasedItem[],
  publications: ReadonlyMap<string, Publication>,
  { round, now }: { round: number; now: Date },
): Promise<void> {
  const items = released
    .filter((item) => item.round > sent_round && isOn(topic, publications.get(item.document_id)))
    .map(({ document_id }) => document_id);
  if (items.length > 0) {
    await queueAlert(strapi, { key: `alert:${id}:${round}`, subscriptionId: id, items });
  }
  const due_at = nextTime(pace, now)?.toISOString() ?? null;
  await oneStatement(strapi, (trx) =>
    trx(subscriptionTable).where({ id }).update({ sent_round: round, due_at }),
  );
}

function isOn(topic: string, publication: Publication | undefined): boolean {
  if (!publication) return false;
  const [kind, id = ''] = topic.split(':');
  if (kind === 'type') return publication.types.includes(id);
  return kind === 'theme' ? publication.themes.includes(id) : true;
}
