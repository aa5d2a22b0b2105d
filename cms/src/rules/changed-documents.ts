import type { Fault, Fields } from './fault';
import { filledText } from './fault';

/** What of a document readers would notice. */
export interface ComparedDocument {
  publicId: string;
  title: string;
  sha256: string | null;
}

/** One version of an entry, as far as this rule looks. */
export interface ComparedVersion {
  documents: readonly ComparedDocument[];
  changeNotes: unknown;
}

/**
 * Asks for a note to readers where a file that is public would become another one, or go. A new
 * file beside the others needs none.
 */
export function changedDocumentFaults(published: ComparedVersion, next: ComparedVersion): Fault[] {
  const changed = published.documents.filter(
    ({ publicId, sha256 }) =>
      !next.documents.some((one) => one.publicId === publicId && one.sha256 === sha256),
  );
  const [first] = changed;
  if (!first || hasNewNote(published.changeNotes, next.changeNotes)) return [];
  const files =
    changed.length === 1
      ? `The file “${first.title}” is public, and this version changes or removes it.`
      : `${changed.length} files are public, and this version changes or removes them.`;
  return [
    {
      path: ['changeNotes'],
      message: `${files} Add a note under “What has changed” that tells readers, then publish again.`,
    },
  ];
}

/**
 * Asks for a note where archived files would become public again: what lies there now may differ
 * from what readers knew.
 */
export function unarchivedFaults(published: ComparedVersion, next: ComparedVersion): Fault[] {
  if (next.documents.length === 0) return [];
  if (hasNewNote(published.changeNotes, next.changeNotes)) return [];
  return [
    {
      path: ['changeNotes'],
      message:
        'This was archived, and its files would become public again. Look at each of them, add a note under “What has changed” that tells readers, then publish again.',
    },
  ];
}

function hasNewNote(before: unknown, after: unknown): boolean {
  const known = new Set(notesOf(before));
  return notesOf(after).some((note) => !known.has(note));
}

function notesOf(notes: unknown): string[] {
  const list: unknown[] = Array.isArray(notes) ? notes : [];
  return (list as Fields[]).flatMap((entry) => {
    const note = filledText(entry?.note);
    return note ? [`${filledText(entry.date) ?? ''} ${note}`] : [];
  });
}
