import {
  type EditableKind,
  editableKinds,
  editPath,
  listPath,
  mostListed,
  pathOfAllBy,
} from '../editable-kinds';
import { type Entry, isoTime, type ReadEntries, titleOf } from '../readable-entries';
import type { CutList, DraftCount, DraftEntry, MyDrafts } from './answers';

/** The newest changes of each kind that are looked at: plenty for one person, quick for the CMS. */
export const mostLookedAt = 200;
const mostShown = 6;

/**
 * What a person has begun or changed and not yet published.
 *
 * @param userId the signed-in person's number
 * @returns the newest entries, and a count with its list for each kind
 */
export async function myDrafts(read: ReadEntries, userId: number): Promise<MyDrafts> {
  const found = await Promise.all(
    editableKinds.map(async (kind) => ({ kind, ...(await draftsOf(read, kind, userId)) })),
  );
  const entries = found
    .flatMap(({ kind, drafts }) => drafts.map((draft) => toEntry(kind, draft)))
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const counts = found
    .filter(({ drafts }) => drafts.length > 0)
    .map((ofKind) => countOf(ofKind, userId));
  return { entries: entries.slice(0, mostShown), counts };
}

type Draft = Entry & { isNew: boolean };

interface Found {
  drafts: Draft[];
  /** Whether older ones were not looked at. */
  mayBeMore: boolean;
}

function countOf(
  { kind, drafts, mayBeMore }: Found & { kind: EditableKind },
  userId: number,
): DraftCount {
  const count = drafts.length;
  const ids = drafts.map(({ documentId }) => documentId);
  const cut: CutList = {
    listed: Math.min(count, mostListed),
    pathOfAll: pathOfAllBy(kind, userId),
  };
  return {
    kind: count === 1 && !mayBeMore ? kind.name : kind.plural,
    count,
    mayBeMore,
    path: kind.isSingle ? editPath(kind, '') : listPath(kind, ids),
    cut: mayBeMore || count > mostListed ? cut : null,
  };
}

/** Drafts that this person made or was last to change, never published or changed since. */
async function draftsOf(read: ReadEntries, kind: EditableKind, userId: number): Promise<Found> {
  const mine = { $or: [{ updatedBy: { id: userId } }, { createdBy: { id: userId } }] };
  const drafts = await read(kind, {
    status: 'draft',
    fields: ['documentId', kind.titleField, 'updatedAt'],
    filters: mine,
    sort: 'updatedAt:desc',
    limit: mostLookedAt,
  });
  return {
    drafts: await unpublishedChanges(read, kind, drafts),
    mayBeMore: drafts.length === mostLookedAt,
  };
}

/** Those of the drafts that say something which the public does not see yet. */
export async function unpublishedChanges(
  read: ReadEntries,
  kind: EditableKind,
  drafts: readonly Entry[],
): Promise<Draft[]> {
  if (drafts.length === 0) return [];
  const published = await read(kind, {
    status: 'published',
    fields: ['documentId', 'updatedAt'],
    filters: { documentId: { $in: drafts.map(({ documentId }) => documentId) } },
    limit: drafts.length,
  });
  const publishedAt = new Map(
    published.map(({ documentId, updatedAt }) => [documentId, isoTime(updatedAt)]),
  );
  return drafts.flatMap((draft) => {
    const since = publishedAt.get(draft.documentId);
    const isChanged = since === undefined || isoTime(draft.updatedAt) > since;
    return isChanged ? [{ ...draft, isNew: since === undefined }] : [];
  });
}

function toEntry(kind: EditableKind, draft: Draft): DraftEntry {
  return {
    title: titleOf(kind, draft),
    kind: kind.name,
    isNew: draft.isNew,
    updatedAt: isoTime(draft.updatedAt),
    path: editPath(kind, draft.documentId),
  };
}
