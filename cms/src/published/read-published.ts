import type { Core } from '@strapi/strapi';
import type { PublishedListName, PublishedSingleName } from '@learning-reviews/content-contract';
import { heldBack } from '../withdrawing/standing';
import { listKinds, singleKinds, type ContentKind } from './content-kinds';
import { readRevision, type Asker } from './revision';
import { withoutHiddenLinks, withoutHiddenTargets } from './without-hidden-links';
import { takeDownNow } from '../scheduling/clock';

interface Page {
  page: number;
  pageSize: number;
}

/**
 * One page of a published list, in the shape of `content-contract`. An item that does not fit the
 * contract is logged by its id and left out, so that it cannot empty the list.
 */
export async function readPublishedList(
  strapi: Core.Strapi,
  name: PublishedListName,
  { page, pageSize }: Page,
  asker: Asker = 'anyone',
) {
  const kind = listKinds[name];
  // Before the items: a change in between shows as a newer revision at the next look.
  const revision = await readRevision(strapi, asker);
  const hidden = await heldBack(strapi, kind.uid, takeDownNow());
  const shown = { status: 'published', filters: { documentId: { $notIn: hidden } } };
  const total = await strapi.documents(kind.uid as never).count(shown as never);
  return {
    data: await readItems(strapi, name, hidden, { start: (page - 1) * pageSize, limit: pageSize }),
    meta: {
      revision,
      pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
    },
  };
}

interface Part {
  start?: number;
  limit?: number;
  /** Only those of these document ids. */
  among?: readonly string[];
}

/**
 * A part of a published list, in the order of document ids; all of it where nothing else is asked.
 *
 * @param hidden document ids that no reader may see now
 */
export async function readItems(
  strapi: Core.Strapi,
  name: PublishedListName,
  hidden: readonly string[],
  { start, limit, among }: Part = {},
): Promise<unknown[]> {
  const kind = listKinds[name];
  const records = await strapi.documents(kind.uid as never).findMany({
    status: 'published',
    filters: { documentId: { $notIn: hidden, ...(among && { $in: among }) } },
    sort: 'documentId:asc',
    start,
    // Strapi lists 25 where nothing is said, and all for -1.
    limit: limit ?? -1,
    populate: kind.populate,
  } as never);
  const items = records
    .map((record) => parsed(strapi, kind, record))
    .filter((item) => item !== null)
    .map((item) => withoutLinksTo(hidden, item));
  return name === 'redirects'
    ? withoutHiddenTargets(strapi, items)
    : withoutHiddenLinks(strapi, items);
}

/** An item of a list as it was published, and as it is told now: without links to what is hidden. */
export interface PublishedItem {
  whole: object;
  told: object;
}

/** @returns null when nothing of it is published, or it does not fit the contract */
export async function readPublishedItem(
  strapi: Core.Strapi,
  name: PublishedListName,
  documentId: string,
): Promise<PublishedItem | null> {
  const kind = listKinds[name];
  const record = await strapi
    .documents(kind.uid as never)
    .findOne({ documentId, status: 'published', populate: kind.populate } as never);
  const whole = record ? (parsed(strapi, kind, record) as object | null) : null;
  if (!whole) return null;
  const hidden = await heldBack(strapi, kind.uid, takeDownNow());
  const [told] = await withoutHiddenLinks(strapi, [withoutLinksTo(hidden, whole)]);
  return { whole, told: told as object };
}

/** The published version of a single item, or null when there is none. */
export async function readPublishedSingle(
  strapi: Core.Strapi,
  name: PublishedSingleName,
  asker: Asker,
) {
  const kind = singleKinds[name];
  const revision = await readRevision(strapi, asker);
  const record = await strapi
    .documents(kind.uid as never)
    .findFirst({ status: 'published', populate: kind.populate } as never);
  const item = record ? parsed(strapi, kind, record) : null;
  const [data] = await withoutHiddenLinks(strapi, [item]);
  return { data, meta: { revision } };
}

/** A link would tell that something is there. */
function withoutLinksTo(hidden: readonly string[], item: unknown): unknown {
  const { related } = item as { related?: string[] };
  if (!related || hidden.length === 0) return item;
  return { ...(item as object), related: related.filter((id) => !hidden.includes(id)) };
}

function parsed(strapi: Core.Strapi, kind: ContentKind, record: { documentId: string }): unknown {
  const result = kind.schema.safeParse(kind.toContract(record as never));
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  strapi.log.error(
    `${kind.uid} ${record.documentId} is published but left out of the site: ${faults.join('; ')}. Open it in the admin, correct it and publish it again.`,
  );
  return null;
}
