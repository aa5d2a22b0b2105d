import { type EditableKind, editableKinds, editPath, listPath } from '../editable-kinds';
import { type Entry, isoTime, type ReadEntries, titleOf } from '../readable-entries';
import type { DraftEntry, MyDrafts } from './answers';

/** The newest changes of each kind that are looked at: plenty for one person, quick for the CMS. */
const mostLookedAt = 200;
const mostShown = 6;

/**
 * What a person has begun or changed and not yet published.
 *
 * @param userId the signed-in person's number
 * @returns the newest entries, and a count with its list for each kind
 */
export async function myDrafts(read: ReadEntries, userId: number): Promise<MyDrafts> {
  const found = await Promise.all(
    editableKinds.map(async (kind) => ({ kind, drafts: await draftsOf(read, kind, userId) })),
  );
  const entries = found
    .flatMap(({ kind, drafts }) => drafts.map((draft) => toEntry(kind, draft)))
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const counts = found
    .filter(({ drafts }) => drafts.length > 0)
    .map(({ kind, drafts: [first, ...others] }) => ({
      kind: others.length === 0 ? kind.name : kind.plural,
      count: others.length + 1,
      path: pathOf(kind, [first, ...others]),
    }));
  return { entries: entries.slice(0, mostShown), counts };
}

type Draft = Entry & { isNew: boolean };

function pathOf(kind: EditableKind, drafts: (Draft | undefined)[]): string {
  const ids = drafts.flatMap((draft) => (draft ? [draft.documentId] : []));
  return kind.isSingle ? editPath(kind, '') : listPath(kind, ids);
}

/** Drafts that this person made or was last to change, never published or changed since. */
async function draftsOf(read: ReadEntries, kind: EditableKind, userId: number): Promise<Draft[]> {
  const mine = { $or: [{ updatedBy: { id: userId } }, { createdBy: { id: userId } }] };
  const drafts = await read(kind, {
    status: 'draft',
    fields: ['documentId', kind.titleField, 'updatedAt'],
    filters: mine,
    sort: 'updatedAt:desc',
    limit: mostLookedAt,
  });
  return unpublishedChanges(read, kind, drafts);
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
