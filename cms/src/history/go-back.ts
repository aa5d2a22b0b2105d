import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../audit/actor';
import { recordedAs } from '../audit/note-changes';
import { documentFields } from '../documents/document-fields';
import { restoringPublicIds } from '../documents/restored-ids';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { Content } from './content';
import { dataOfContent } from './data-of-content';
import { readFilledDay } from './stories';
import { readVersion } from './versions';

/**
 * Writes an earlier version into the draft again, as a save that all rules of a save hold for.
 * Nothing becomes public by it, and all later versions stay.
 *
 * @returns what could not come back, as people call it: links to what was deleted since
 * @throws NotFoundError (404) when there is no such version
 * @throws ValidationError (400) when a file of it is not in the media library any more, or a rule
 * forbids it now
 */
export async function goBack(
  strapi: Core.Strapi,
  entry: EntryRef,
  number: number,
): Promise<{ leftOut: string[] }> {
  const { uid, documentId } = entry;
  const content = await readVersion(strapi, entry, number);
  if (!content) throw new errors.NotFoundError('There is no such version. Load the page again.');
  const { data, leftOut, lostFiles } = await dataOfContent(strapi, uid, content);
  if (lostFiles.length > 0) throw new errors.ValidationError(lostFilesWords(lostFiles));
  const name = { action: 'went-back', details: { 'to version': number } } as const;
  const saved = { ...(await withFilledDay(strapi, entry, data)), updatedBy: actorOf(strapi).id };
  await recordedAs(name, () =>
    restoringPublicIds(publicIdsOf(strapi, uid, content), () =>
      strapi.documents(uid as never).update({ documentId, data: saved } as never),
    ),
  );
  return { leftOut };
}

function lostFilesWords(names: string[]): string {
  const these = names.map((name) => `“${name}”`).join(', ');
  const they = names.length === 1 ? 'it' : 'them';
  return `Nothing has changed: the media library has ${these} no more. Upload ${they} there again, then go back.`;
}

/** The day that publishing filled in is no part of any version, and must not be filled in anew. */
async function withFilledDay(
  strapi: Core.Strapi,
  entry: EntryRef,
  data: Content,
): Promise<Content> {
  if (data.firstPublishedOn !== null) return data;
  return { ...data, firstPublishedOn: await readFilledDay(strapi, entry) };
}

function publicIdsOf(strapi: Core.Strapi, uid: string, content: Content): Set<string> {
  const parts = documentFields(strapi)
    .filter((field) => field.uid === uid)
    .flatMap(({ name }) => [content[name] ?? []].flat() as { publicId?: string | null }[]);
  return new Set(parts.flatMap(({ publicId }) => publicId ?? []));
}
