import type { Core } from '@strapi/strapi';
import { mayRead } from '../editor-screens/readable-entries';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { EntrySharing, ShareList, ShareRow } from './answers';
import { isPublished } from './make-share';
import { mayShare, type Asker } from './may-share';
import { openingsOf, type Opening } from './openings';
import { findById, listLinks } from './share-links';
import { toRows } from './share-rows';
import { readVersion, shareableUids } from './shared-draft';

const perPage = 20;

/** A page of all links whose entries this person may read, the newest first. */
export async function listShares(
  strapi: Core.Strapi,
  asker: Asker,
  query: { show?: unknown; page?: unknown },
): Promise<ShareList> {
  const page = Math.max(1, Math.min(10_000, Number.parseInt(String(query.page), 10) || 1));
  const show = query.show === 'working' || query.show === 'ended' ? query.show : undefined;
  const { links, total } = await listLinks(strapi, {
    uids: readableUids(strapi, asker),
    ...(show && { show }),
    now: new Date(),
    start: (page - 1) * perPage,
    limit: perPage,
  });
  const rows = await toRows(strapi, asker, links);
  return { rows, page, pages: Math.max(1, Math.ceil(total / perPage)), total };
}

/** What the edit screen of an entry says about sharing it. */
export async function entrySharing(
  strapi: Core.Strapi,
  asker: Asker,
  entry: EntryRef,
): Promise<EntrySharing> {
  if (!readableUids(strapi, asker).includes(entry.uid)) {
    return { mayShare: false, isAsPublished: false, rows: [] };
  }
  const found = await listLinks(strapi, {
    uids: [entry.uid],
    documentId: entry.documentId,
    show: 'working',
    now: new Date(),
    start: 0,
    limit: 100,
  });
  const version = await readVersion(strapi, entry);
  return {
    mayShare: mayShare(asker, entry.uid) && version !== null,
    isAsPublished: version !== null && (await isPublished(strapi, entry, version.digest)),
    rows: await toRows(strapi, asker, found.links),
  };
}

/** One link, as the lists show it; null for one whose entry this person may not read. */
export async function shareRow(
  strapi: Core.Strapi,
  asker: Asker,
  id: string,
): Promise<ShareRow | null> {
  const link = await findById(strapi, id);
  if (!link || !readableUids(strapi, asker).includes(link.uid)) return null;
  const [row] = await toRows(strapi, asker, [link]);
  return row ?? null;
}

/** Every opening of a link; null for one whose entry this person may not read. */
export async function shareOpenings(
  strapi: Core.Strapi,
  asker: Asker,
  id: string,
): Promise<Opening[] | null> {
  return (await shareRow(strapi, asker, id)) && openingsOf(strapi, id);
}

function readableUids(strapi: Core.Strapi, { userAbility }: Asker): string[] {
  return shareableUids.filter((uid) => mayRead(strapi, userAbility, uid));
}
