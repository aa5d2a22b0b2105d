import { addresses, type Publication, type SiteSettings } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { listKinds } from '../published/content-kinds';
import { readItems, readPublishedSingle } from '../published/read-published';
import { takeDownNow } from '../scheduling/clock';
import { settings } from '../settings';
import { oneStatement } from '../tables/own-table';
import { heldBack } from '../withdrawing/standing';
import { secretHash, secretOf } from './link-secrets';
import { subscriptionTable, type SubscriptionRow } from './subscription-rows';
import { confirmationWords, newsWords, type Words } from './words';
import { topicInWords } from './topics';

export interface AlertMessage extends Words {
  to: string;
  headers: Record<string, string>;
}

/**
 * Writes an alert from what is public at this moment.
 *
 * @returns null where there is nothing to say any more: the alerts have ended, or what came out has
 *   been withdrawn meanwhile
 */
export async function alertMessage(
  strapi: Core.Strapi,
  subscriptionId: string,
  { body }: { body: string },
): Promise<AlertMessage | null> {
  const row = await oneStatement(strapi, (trx) =>
    trx<SubscriptionRow>(subscriptionTable).where({ id: subscriptionId }).first(),
  );
  if (!row) return null;
  await renewHashes(strapi, row);
  const about = await topicInWords(strapi, row.topic);
  const choice = { about, pace: row.pace, site: await nameOfSite(strapi) };
  const items = JSON.parse(body) as string[];
  if (items.length === 0) {
    if (row.is_confirmed) return null;
    const link = settings().siteUrl + addresses.confirmAlerts(secretOf('confirm', row.id));
    return { to: row.address, headers: {}, ...confirmationWords(choice, link) };
  }
  const publications = row.is_confirmed ? await publicNow(strapi, items) : [];
  if (publications.length === 0) return null;
  const stop = settings().siteUrl + addresses.stopAlerts(secretOf('stop', row.id));
  const news = publications.map(({ title, kind, slug }) => ({
    title,
    kind,
    address: settings().siteUrl + addresses.publication(slug),
  }));
  return { to: row.address, headers: oneClick(stop), ...newsWords(choice, news, stop) };
}

/** RFC 8058: a mailbox program ends the alerts by itself when its person presses "Unsubscribe". */
function oneClick(address: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${address}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

async function publicNow(strapi: Core.Strapi, items: readonly string[]): Promise<Publication[]> {
  const hidden = await heldBack(strapi, listKinds.publications.uid, takeDownNow());
  const found = (await readItems(strapi, 'publications', hidden, {
    among: items,
  })) as Publication[];
  return found.sort(
    (a, b) =>
      b.firstPublishedOn.localeCompare(a.firstPublishedOn) || a.title.localeCompare(b.title),
  );
}

async function nameOfSite(strapi: Core.Strapi): Promise<string> {
  const { data } = await readPublishedSingle(strapi, 'site-settings', 'site');
  return (data as SiteSettings | null)?.partnershipName ?? new URL(settings().siteUrl).host;
}

/** After the secrets of the CMS were changed, links in e-mails are others than before. */
async function renewHashes(strapi: Core.Strapi, { id, stop_hash }: SubscriptionRow): Promise<void> {
  const hashes = { confirm_hash: secretHash('confirm', id), stop_hash: secretHash('stop', id) };
  if (hashes.stop_hash === stop_hash) return;
  await oneStatement(strapi, (trx) => trx(subscriptionTable).where({ id }).update(hashes));
}
