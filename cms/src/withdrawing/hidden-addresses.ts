import type { Core } from '@strapi/strapi';
import { mayServe } from '../documents/may-serve';
import { readStanding } from './standing';

/** An address of this site, as a link or in running text. */
const mention =
  /\/learning-reviews\/(publications|forms|types|themes)\/([a-z0-9-]+)|\/documents\/([a-z0-9]{20,32})/g;

/** Links that open what is not public for whoever has them. */
const secretLink = /\/(?:share|preview|media)\/[\w.~-]{20,}/gi;

const uidOf: Record<string, string> = {
  publications: 'api::publication.publication',
  forms: 'api::form.form',
  types: 'api::review-type.review-type',
  themes: 'api::theme.theme',
};

/**
 * Finds the addresses in a text that would tell readers of something that is not public: a draft,
 * or what was taken off. Addresses where nothing is are not its business.
 *
 * @param allowed addresses to pass over
 */
export async function hiddenAddresses(
  strapi: Core.Strapi,
  text: string,
  allowed: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const plain = plainlySpelt(text);
  const hidden = new Set(plain.match(secretLink));
  for (const [address, list = '', slug = '', publicId] of plain.matchAll(mention)) {
    if (allowed.has(address) || hidden.has(address)) continue;
    const isHidden = publicId
      ? await isHiddenDocument(strapi, publicId)
      : await isHiddenEntry(strapi, uidOf[list] ?? '', slug);
    if (isHidden) hidden.add(address);
  }
  return [...hidden];
}

/** Percent signs and doubled slashes lead to the same place, and are read by people all the same. */
function plainlySpelt(text: string): string {
  return text
    .replace(/%[0-9a-f]{2}/gi, (encoded) => String.fromCharCode(parseInt(encoded.slice(1), 16)))
    .replace(/(?<!:)\/{2,}/g, '/');
}

async function isHiddenEntry(strapi: Core.Strapi, uid: string, slug: string): Promise<boolean> {
  const entries: { documentId: string; publishedAt: unknown }[] = await strapi.db
    .query(uid)
    .findMany({ where: { slug }, select: ['documentId', 'publishedAt'] });
  for (const { documentId } of entries.filter(({ publishedAt }) => publishedAt)) {
    if ((await readStanding(strapi, { uid, documentId }, new Date())).isPublic) return false;
  }
  return entries.length > 0;
}

async function isHiddenDocument(strapi: Core.Strapi, publicId: string): Promise<boolean> {
  const isKnown = (await strapi.db.query('parts.document').count({ where: { publicId } })) > 0;
  return isKnown && (await mayServe(strapi, publicId)).verdict === 'no';
}
