import { registeredTypes } from '../../restoring/public-register';
import { withdrawableTypes, type EntryRef } from '../../withdrawing/entry-ref';
import {
  type EditableKind,
  editableKind,
  listPath,
  mostListed,
  unlinkedPath,
} from '../editable-kinds';
import type { Entry, EntryQuery, ReadEntries } from '../readable-entries';
import type { AttentionItem } from './answers';
import { unpublishedChanges } from './my-drafts';
import { reviewDueOf } from './review-due';

/** Enough for any partnership; a count beyond it would be work for weeks anyway. */
const mostLookedAt = 1000;
const day = 24 * 60 * 60 * 1000;

/** One thing that may be wrong with entries of one kind. */
interface Check {
  id: string;
  uid: EditableKind['uid'];
  title: string;
  help: string;
  query(now: Date): Omit<EntryQuery, 'limit'>;
  /** What a query cannot say; every entry that was found when left out. */
  concerns?(read: ReadEntries, kind: EditableKind, entries: Entry[]): Promise<Entry[]> | Entry[];
  /** Where Strapi's own list can show all of them, however many they are. */
  listOfAll?(kind: EditableKind): string;
}

const checks: readonly Check[] = [
  {
    id: 'not-accessible',
    uid: 'api::publication.publication',
    title: 'Published only as a file that not everyone can read',
    help: 'Add the text as a web page, or a document that has been checked for accessibility.',
    query: () => ({
      status: 'published',
      fields: ['documentId', 'body'],
      filters: { documents: { isAccessible: false } },
      populate: { documents: { fields: ['isAccessible'] } },
    }),
    concerns: (_read, _kind, entries) =>
      entries.filter((entry) => !hasText(entry.body) && !hasAccessibleDocument(entry.documents)),
  },
  {
    id: 'nothing-to-read',
    uid: 'api::publication.publication',
    title: 'Published with nothing to read or download',
    help: 'Add a document, or the text as a web page.',
    query: () => ({
      status: 'published',
      fields: ['documentId', 'body'],
      filters: { documents: { id: { $null: true } } },
    }),
    concerns: (_read, _kind, entries) => entries.filter((entry) => !hasText(entry.body)),
  },
  {
    id: 'no-type',
    uid: 'api::publication.publication',
    title: 'Published without a type of review',
    help: 'Choose its type, so that readers find it in the right section.',
    query: () => ({
      status: 'published',
      fields: ['documentId'],
      filters: { types: { id: { $null: true } } },
    }),
  },
  {
    id: 'no-theme',
    uid: 'api::publication.publication',
    title: 'Publications without a theme',
    help: 'Open each: “Themes” beside it says what its text speaks of. Choose what fits.',
    query: () => ({
      status: 'draft',
      fields: ['documentId'],
      filters: { themes: { id: { $null: true } } },
    }),
    listOfAll: (kind) => unlinkedPath(kind, 'themes', 'name'),
  },
  {
    id: 'no-opening',
    uid: 'api::publication.publication',
    title: 'Published reports and briefings that do not open with the essentials',
    help: 'Add “What happened”, “Key learning” and “Questions for a team”, for practitioners who have a minute.',
    query: () => ({
      status: 'published',
      fields: ['documentId'],
      filters: {
        kind: { $in: ['Report', 'Seven-minute briefing'] },
        $or: [
          { whatHappened: { $null: true } },
          { whatHappened: '' },
          { keyLearning: { id: { $null: true } } },
          { teamQuestions: { id: { $null: true } } },
        ],
      },
    }),
  },
  {
    id: 'form-without-document',
    uid: 'api::form.form',
    title: 'Forms with nothing to download',
    help: 'Add the form’s file, or take the form off the site.',
    query: () => ({
      status: 'published',
      fields: ['documentId'],
      filters: { documents: { id: { $null: true } } },
    }),
  },
  ...(['api::publication.publication', 'api::form.form', 'api::page.page'] as const).map(oldDrafts),
  {
    id: 'page-review-due',
    uid: 'api::page.page',
    title: 'Pages that nobody has reviewed for a year',
    help: 'Check that all of it is still true, then change “Last reviewed on”.',
    query: (now) => ({
      status: 'published',
      fields: ['documentId'],
      filters: { reviewedOn: { $lt: ukDay(new Date(now.getTime() - 365 * day)) } },
    }),
  },
];

function oldDrafts(uid: EditableKind['uid']): Check {
  const plural = editableKind(uid)?.plural ?? '';
  return {
    id: `old-drafts-${plural.toLowerCase()}`,
    uid,
    title: `${plural} left in draft for more than 30 days`,
    help: 'Finish them, or delete what is no longer wanted.',
    query: (now) => ({
      status: 'draft',
      fields: ['documentId', 'updatedAt'],
      filters: { updatedAt: { $lt: new Date(now.getTime() - 30 * day).toISOString() } },
      sort: 'updatedAt:desc',
    }),
    concerns: (read, kind, entries) => unpublishedChanges(read, kind, entries),
  };
}

/** What was withdrawn, until somebody lifts the withdrawal or deletes the draft. */
function withdrawnOf(uid: EditableKind['uid'], withdrawn: readonly EntryRef[]): Check {
  const plural = editableKind(uid)?.plural ?? '';
  const ids = withdrawn.filter((entry) => entry.uid === uid).map(({ documentId }) => documentId);
  return {
    id: `withdrawn-${plural.toLowerCase()}`,
    uid,
    title: `${plural} withdrawn, waiting for a decision`,
    help: 'Mend what was wrong and lift the withdrawal, or delete the draft: it stays off the site.',
    query: () => ({
      status: 'draft',
      fields: ['documentId'],
      filters: { documentId: { $in: ids } },
    }),
  };
}

/** What came off the site because a restored backup had an older version of it. */
function heldOf(uid: EditableKind['uid'], held: readonly EntryRef[]): Check {
  const plural = editableKind(uid)?.plural ?? '';
  const ids = held.filter((entry) => entry.uid === uid).map(({ documentId }) => documentId);
  return {
    id: `held-${plural.toLowerCase()}`,
    uid,
    title: `${plural} off the site since a backup was restored`,
    help: 'The backup has an older version than the site had. Make it as it should be, then publish.',
    query: () => ({
      status: 'draft',
      fields: ['documentId'],
      filters: { documentId: { $in: ids } },
    }),
  };
}

/**
 * What an editor should look at, each with a list of the entries. Only what the person may read is
 * counted; a check that finds nothing is left out.
 *
 * @param withdrawn everything that is withdrawn now
 * @param held everything that a restored backup has taken off
 * @param reviewsDue publications whose review date has passed
 */
export async function needsAttention(
  read: ReadEntries,
  { withdrawn, held, reviewsDue }: Record<'withdrawn' | 'held' | 'reviewsDue', readonly EntryRef[]>,
  now: Date,
): Promise<AttentionItem[]> {
  const waiting = withdrawableTypes.map((uid) =>
    withdrawnOf(uid as EditableKind['uid'], withdrawn),
  );
  const restored = registeredTypes.map((uid) => heldOf(uid as EditableKind['uid'], held));
  const items = await Promise.all(
    [...restored, ...waiting, reviewDueOf(reviewsDue), ...checks].map((check) =>
      runCheck(check, read, now),
    ),
  );
  return items.filter((item) => item !== null);
}

async function runCheck(
  { id, uid, title, help, query, concerns, listOfAll }: Check,
  read: ReadEntries,
  now: Date,
): Promise<AttentionItem | null> {
  const kind = editableKind(uid);
  if (!kind) return null;
  const entries = await read(kind, { ...query(now), limit: mostLookedAt });
  const found = concerns ? await concerns(read, kind, entries) : entries;
  const documentIds = [...new Set(found.map(({ documentId }) => documentId))];
  if (documentIds.length === 0) return null;
  const count = documentIds.length;
  return {
    id,
    title,
    help,
    count,
    mayBeMore: entries.length === mostLookedAt,
    path: listOfAll?.(kind) ?? listPath(kind, documentIds),
    listed: listOfAll || count <= mostListed ? null : mostListed,
  };
}

/** Whether rich text holds anything to read; an emptied editor leaves an empty paragraph. */
export function hasText(body: unknown): boolean {
  return /"text":"[^"]/.test(JSON.stringify(body ?? []));
}

function hasAccessibleDocument(documents: unknown): boolean {
  return (
    Array.isArray(documents) &&
    documents.some((one: { isAccessible?: unknown }) => one.isAccessible === true)
  );
}

const ukDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The calendar day in the UK, `YYYY-MM-DD`. */
function ukDay(moment: Date): string {
  return ukDate.format(moment);
}
