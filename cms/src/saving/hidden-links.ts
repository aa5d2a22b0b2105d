import type { Core } from '@strapi/strapi';
import { addresses } from '@learning-reviews/content-contract';
import { mayServe } from '../documents/may-serve';
import type { Attributes } from '../rules/check-entry';
import type { Fault, Fields } from '../rules/fault';
import { readStanding } from '../withdrawing/standing';

/** An address of this site, as a link or in running text. */
const mention =
  /\/learning-reviews\/(publications|forms|types|themes)\/([a-z0-9-]+)|\/documents\/([a-z0-9]{20,32})/g;

const uidOf: Record<string, string> = {
  publications: 'api::publication.publication',
  forms: 'api::form.form',
  types: 'api::review-type.review-type',
  themes: 'api::theme.theme',
};

/**
 * Finds what would tell readers of something that is not public yet: an address that names a draft,
 * or something that was taken off. Addresses where nothing is are not its business.
 *
 * @param entry as it is to be made public
 */
export async function hiddenLinkFaults(
  strapi: Core.Strapi,
  attributes: Attributes,
  entry: Fields,
): Promise<Fault[]> {
  const own = new Set(ownAddresses(entry));
  const faults: Fault[] = [];
  for (const [name, { type }] of Object.entries(attributes)) {
    if (type === 'relation') continue;
    const mentions = JSON.stringify(entry[name] ?? '').matchAll(mention);
    for (const [address, list, slug, publicId] of mentions) {
      if (own.has(address)) continue;
      const isHidden = publicId
        ? await isHiddenDocument(strapi, publicId)
        : await isHiddenEntry(strapi, uidOf[list ?? ''] ?? '', slug ?? '');
      if (isHidden) faults.push(fault(name, address));
    }
  }
  return faults;
}

function fault(name: string, address: string): Fault {
  return {
    path: [name],
    message: `“${address}” leads to something that is not public, and would tell readers of it. Publish that first, or take the address out.`,
  };
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

/** An entry may lead to itself, and to its own documents. */
function ownAddresses(entry: Fields): string[] {
  const slug = String(entry.slug ?? '');
  const documents = [entry.documents ?? []].flat() as { publicId?: unknown }[];
  return [
    addresses.publication(slug),
    addresses.form(slug),
    addresses.reviewType(slug),
    addresses.theme(slug),
    ...documents.map(({ publicId }) => `/documents/${String(publicId)}`),
  ];
}
