import type { Core } from '@strapi/strapi';
import { noteChange } from '../audit/note-changes';
import { lockRevision } from '../published/revision';
import type { EntryRef } from '../withdrawing/entry-ref';
import { forgetStory, noteFilledDay, noteLive } from './stories';
import { keepFirstVersions, keepNewEntry, keepVersion } from './versions';

/** A change to an entry, as the document service makes it. */
interface Change {
  /** As the document service calls it. */
  action: string;
  uid: string;
  /** Of what is stored already; undefined for a new entry. */
  documentId: string | undefined;
  /** Whether the public has it after the change. */
  isPublic: boolean;
  /** The day of first publication, where this change fills it in by itself. */
  filledDay?: string | null;
}

/**
 * Makes a change and keeps what the draft has become as a version, all in one transaction.
 *
 * @param next makes the change; answers null where there is no such entry
 */
export async function keepingVersion(
  strapi: Core.Strapi,
  { action, uid, documentId, isPublic, filledDay }: Change,
  next: () => Promise<unknown>,
): Promise<unknown> {
  return strapi.db.transaction(async () => {
    await lockRevision(strapi);
    if (documentId) await keepFirstVersions(strapi, { uid, documentId });
    const result = (await next()) as { documentId: string } | null;
    if (!result?.documentId) return result;
    const entry = { uid, documentId: result.documentId };
    if (filledDay) await noteFilledDay(strapi, entry, filledDay);
    const keep = documentId ? keepVersion : keepNewEntry;
    const kept = await keep(strapi, entry);
    if (isPublic) await noteLive(strapi, entry, kept.number);
    await noteChange(strapi, { action, entry, isPublic, kept });
    return result;
  });
}

/** Deletes an entry with its history, in one transaction. */
export async function deletingHistory(
  strapi: Core.Strapi,
  entry: EntryRef,
  next: () => Promise<unknown>,
): Promise<unknown> {
  return strapi.db.transaction(async () => {
    const result = await next();
    await forgetStory(strapi, entry);
    return result;
  });
}
