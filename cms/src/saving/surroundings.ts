import type { Core } from '@strapi/strapi';
import { addresses } from '@learning-reviews/content-contract';
import { settings } from '../settings';
import type { Attributes, Surroundings } from '../rules/check-entry';
import type { Fields } from '../rules/fault';
import type { RedirectSurroundings } from '../rules/redirects';
import { attributesOf } from './load-entry';

const addressOf: Record<string, (slug: string) => string> = {
  'api::review-type.review-type': addresses.reviewType,
  'api::publication.publication': addresses.publication,
  'api::form.form': addresses.form,
  'api::theme.theme': addresses.theme,
  'api::page.page': addresses.page,
};

const fixedAddresses = [
  addresses.home,
  addresses.landing,
  addresses.publications,
  addresses.forms,
  addresses.themes,
];

/** Collects from the database what the rules must know beyond the entry itself. */
export async function readSurroundings(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
  entry: Fields,
  isPublishing: boolean,
): Promise<Surroundings> {
  return {
    uid,
    attributes: attributesOf(strapi, uid),
    components: strapi.components as unknown as Record<string, { attributes: Attributes }>,
    isPublishing,
    isSlugTaken: await isSlugTaken(strapi, uid, documentId, entry.slug),
    redirects: await readRedirects(strapi, uid, documentId),
  };
}

async function isSlugTaken(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
  slug: unknown,
): Promise<boolean> {
  if (typeof slug !== 'string' || slug === '') return false;
  const others = documentId ? { documentId: { $ne: documentId } } : {};
  return (await strapi.db.query(uid).count({ where: { slug, ...others } })) > 0;
}

async function readRedirects(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
): Promise<RedirectSurroundings> {
  const { siteUrl } = settings();
  if (uid !== 'api::redirect.redirect') return { others: [], liveAddresses: new Set(), siteUrl };
  const where = documentId ? { documentId: { $ne: documentId } } : {};
  const others = await strapi.db.query(uid).findMany({ where, select: ['from', 'to'] });
  return { others, liveAddresses: await readLiveAddresses(strapi), siteUrl };
}

async function readLiveAddresses(strapi: Core.Strapi): Promise<Set<string>> {
  const live = new Set<string>(fixedAddresses);
  for (const [uid, address] of Object.entries(addressOf)) {
    const entries = await strapi.db
      .query(uid)
      .findMany({ where: { publishedAt: { $notNull: true } }, select: ['slug'] });
    for (const { slug } of entries) live.add(address(slug));
  }
  return live;
}
