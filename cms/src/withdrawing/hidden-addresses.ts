import type { Core } from '@strapi/strapi';
import { mayServe } from '../documents/may-serve';
import { openDocuments } from '../documents/open-documents';
import { takeDownNow } from '../scheduling/clock';
import { goesOutToo } from '../scheduling/going-out';
import { inParts } from '../tables/in-parts';
import type { EntryRef } from './entry-ref';
import { allHeldBack } from './standing';

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
 * or what was taken off. Addresses where nothing is are not its business. However many addresses
 * there are, the database is asked once for each type.
 *
 * @param text of one entry, or of many
 * @param allowed addresses to pass over
 */
export async function hiddenAddresses(
  strapi: Core.Strapi,
  text: string,
  allowed: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> {
  const plain = plainlySpelt(text);
  const hidden = new Set<string>(plain.match(secretLink));
  const named = [...plain.matchAll(mention)].filter(([address]) => !allowed.has(address));
  if (named.length === 0) return hidden;
  const held = await allHeldBack(strapi, takeDownNow());
  for (const [list, uid] of Object.entries(uidOf)) {
    const slugs = named.flatMap(([, found, slug = '']) => (found === list ? slug : []));
    for (const slug of await hiddenSlugs(strapi, uid, slugs, held)) {
      hidden.add(`/learning-reviews/${list}/${slug}`);
    }
  }
  const ids = named.flatMap(([, , , publicId]) => publicId ?? []);
  for (const id of await hiddenDocuments(strapi, ids, held)) hidden.add(`/documents/${id}`);
  return hidden;
}

/** Tells whether a text names one of the addresses, however it spells it. */
export function namesOneOf(text: string, addresses: ReadonlySet<string>): boolean {
  const plain = plainlySpelt(text);
  const named = [...plain.matchAll(mention), ...plain.matchAll(secretLink)];
  return named.some(([address]) => addresses.has(address));
}

/** Percent signs and doubled slashes lead to the same place, and are read by people all the same. */
function plainlySpelt(text: string): string {
  return text
    .replace(/%[0-9a-f]{2}/gi, (encoded) => String.fromCharCode(parseInt(encoded.slice(1), 16)))
    .replace(/(?<!:)\/{2,}/g, '/');
}

/** Of those that exist, the slugs of which nothing is public now nor will be in this transaction. */
async function hiddenSlugs(
  strapi: Core.Strapi,
  uid: string,
  slugs: readonly string[],
  held: readonly EntryRef[],
): Promise<Set<string>> {
  const isHeld = (documentId: string) =>
    held.some((entry) => entry.uid === uid && entry.documentId === documentId);
  const found: { slug: string; documentId: string; publishedAt: unknown }[] = await inParts(
    slugs,
    (part) =>
      strapi.db.query(uid).findMany({
        where: { slug: { $in: part } },
        select: ['slug', 'documentId', 'publishedAt'],
      }),
  );
  const hidden = new Set(found.map(({ slug }) => slug));
  for (const { slug, documentId, publishedAt } of found) {
    const isPublic = Boolean(publishedAt) && !isHeld(documentId);
    if (isPublic || goesOutToo({ uid, documentId })) hidden.delete(slug);
  }
  return hidden;
}

/** Those of documents of which readers may know nothing. What is plainly public is not asked for. */
async function hiddenDocuments(
  strapi: Core.Strapi,
  publicIds: readonly string[],
  held: readonly EntryRef[],
): Promise<string[]> {
  const parts: { publicId: string }[] = await inParts(publicIds, (part) =>
    strapi.db
      .query('parts.document')
      .findMany({ where: { publicId: { $in: part } }, select: ['publicId'] }),
  );
  const known = [...new Set(parts.map(({ publicId }) => publicId))];
  const open = await openDocuments(strapi, known, held);
  const hidden: string[] = [];
  for (const id of known.filter((one) => !open.has(one))) {
    if ((await mayServe(strapi, id)).verdict === 'no') hidden.push(id);
  }
  return hidden;
}
