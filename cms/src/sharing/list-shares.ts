import type { Core } from '@strapi/strapi';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { mayRead, readerFor, titleOf, type Entry } from '../editor-screens/readable-entries';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { EntrySharing, ShareList, ShareRow, ShareState } from './answers';
import { isPublished } from './make-share';
import { mayShare, type Asker } from './may-share';
import { notOffered } from './offered-documents';
import { countOpenings, openingsOf, type Opening } from './openings';
import { endOf, findById, linkNumber, listLinks, type ShareLink } from './share-links';
import { readVersion, shareableUids, type EntryVersion } from './shared-draft';

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

async function toRows(
  strapi: Core.Strapi,
  asker: Asker,
  links: readonly ShareLink[],
): Promise<ShareRow[]> {
  const now = new Date();
  const entries = await readEntries(strapi, asker, links);
  const openings = await countOpenings(
    strapi,
    links.map(({ id }) => id),
  );
  const versions = new Map<string, EntryVersion | null>();
  const rows: ShareRow[] = [];
  for (const link of links) {
    const entry = entries.get(link.documentId);
    // Who may not read an entry learns nothing of its links; one that was deleted has no title.
    if (!entry && !mayShare(asker, link.uid)) continue;
    const version = await versionOf(strapi, versions, link, now);
    rows.push({
      ...wordsOf(link),
      ...placeOf(link, entry),
      state: stateOf(link, version, now),
      openings: openings.get(link.id) ?? { count: 0, last: null },
      mayChange: mayShare(asker, link.uid),
      draftSavedAt: version?.updatedAt ?? null,
      notOffered:
        version?.digest === link.version ? notOffered(version.documents, link.offered) : [],
    });
  }
  return rows;
}

function wordsOf(link: ShareLink) {
  const { id, recipient, purpose, madeBy, madeAt, worksUntil } = link;
  const endedAt = link.revokedAt ?? link.closedAt;
  const number = linkNumber(link);
  const endedBy = link.revokedBy;
  return { id, number, recipient, purpose, madeBy, madeAt, worksUntil, endedAt, endedBy };
}

function placeOf({ uid, documentId }: ShareLink, entry: Entry | undefined) {
  const kind = editableKind(uid);
  if (!kind || !entry) return { kind: kind?.name ?? '', title: null, path: null };
  return { kind: kind.name, title: titleOf(kind, entry), path: editPath(kind, documentId) };
}

function stateOf(link: ShareLink, version: EntryVersion | null, now: Date): ShareState {
  const end = endOf(link, now);
  if (end) return end;
  if (!version) return 'deleted';
  return version.digest === link.version ? 'working' : 'paused';
}

/** Only a link that has not ended is compared with its draft. */
async function versionOf(
  strapi: Core.Strapi,
  known: Map<string, EntryVersion | null>,
  link: ShareLink,
  now: Date,
): Promise<EntryVersion | null> {
  if (endOf(link, now)) return null;
  const found = known.get(link.documentId) ?? (await readVersion(strapi, link));
  known.set(link.documentId, found);
  return found;
}

async function readEntries(
  strapi: Core.Strapi,
  { userAbility }: Asker,
  links: readonly ShareLink[],
): Promise<Map<string, Entry>> {
  const read = readerFor(strapi, userAbility);
  const found = new Map<string, Entry>();
  for (const uid of new Set(links.map((link) => link.uid))) {
    const kind = editableKind(uid);
    const ids = [...new Set(links.filter((link) => link.uid === uid).map((l) => l.documentId))];
    const entries = kind
      ? await read(kind, {
          status: 'draft',
          fields: ['documentId', kind.titleField],
          filters: { documentId: { $in: ids } },
          limit: ids.length,
        })
      : [];
    for (const entry of entries) found.set(entry.documentId, entry);
  }
  return found;
}
