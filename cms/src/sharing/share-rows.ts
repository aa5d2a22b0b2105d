import type { Core } from '@strapi/strapi';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { readerFor, titleOf, type Entry } from '../editor-screens/readable-entries';
import type { ShareRow, ShareState } from './answers';
import { mayShare, type Asker } from './may-share';
import { notOffered } from './offered-documents';
import { countOpenings } from './openings';
import { endOf, linkNumber, type ShareLink } from './share-link';
import { readVersion, type EntryVersion } from './shared-draft';

/** Links as the admin shows them to this person; those of entries that they may not read are left out. */
export async function toRows(
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
