import type { Core } from '@strapi/strapi';
import { documentFields } from '../documents/document-fields';
import type { Fields } from '../rules/fault';
import { loadDraft, loadPublished } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { LibraryFile } from './what-to-check';

/** A document of an entry, with its file. */
export interface DocumentOfEntry {
  publicId: string;
  title: string;
  /** Of the bytes, as the facts of the document say; null before they were read. */
  sha256: string | null;
  file: LibraryFile;
}

interface Part {
  publicId?: unknown;
  title?: unknown;
  sha256?: string | null;
  file?: LibraryFile | null;
}

/** The documents of a draft, or of what is published, that have a file. */
export async function documentsOf(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  status: 'draft' | 'published',
): Promise<DocumentOfEntry[]> {
  const load = status === 'draft' ? loadDraft : loadPublished;
  return documentsIn(strapi, uid, await load(strapi, uid, documentId));
}

/** @param entry loaded with its parts and their files */
export function documentsIn(
  strapi: Core.Strapi,
  uid: string,
  entry: Fields | null,
): DocumentOfEntry[] {
  return documentFields(strapi)
    .filter((field) => field.uid === uid)
    .flatMap(({ name }) => [entry?.[name] ?? []].flat() as Part[])
    .flatMap(({ publicId, title, sha256, file }) =>
      file
        ? [
            {
              publicId: String(publicId),
              title: String(title || 'A document without a title'),
              sha256: sha256 ?? null,
              file,
            },
          ]
        : [],
    );
}
