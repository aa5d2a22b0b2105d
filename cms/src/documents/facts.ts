import type { Core } from '@strapi/strapi';
import { fileFormats, MissingFileError, type FileFormat } from 'strapi-provider-private-files';
import { countPages } from './page-count';
import { documentStore } from './store';

/** What the CMS finds out about a document by reading its file. */
export interface DocumentFacts {
  format: FileFormat;
  bytes: number;
  /** Null for every format but PDF, and for a PDF that cannot be read. */
  pages: number | null;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
}

export const noFacts = { format: null, bytes: null, pages: null, sha256: null };

/** Counts under way or done within one save, by the SHA-256 of the file. */
export type PageCounts = Map<string, Promise<number | null>>;

/**
 * Reads the facts of an uploaded file.
 *
 * @param fileId of the media library
 * @param counts shared by the documents of a save, so that no file is counted twice
 * @returns null when the file is not there any more
 * @throws StoreUnreachableError, so that a save without facts does not take a document away
 */
export async function readFacts(
  strapi: Core.Strapi,
  fileId: number,
  counts: PageCounts,
): Promise<DocumentFacts | null> {
  const file = await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { id: fileId }, select: ['hash', 'ext'] });
  const format = formatOf(file?.ext);
  if (!file || !format) return null;
  const storedName = file.hash + file.ext;
  const sha256 = file.hash.slice(0, 64);
  try {
    const bytes = await documentStore().size(storedName);
    const pages = format === 'PDF' ? await pagesOf(strapi, storedName, sha256, counts) : null;
    return { format, bytes, pages, sha256 };
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    strapi.log.error(`File ${fileId} of the media library has lost its bytes. ${error.message}`);
    return null;
  }
}

function formatOf(extension: string | null | undefined): FileFormat | null {
  const found = Object.entries(fileFormats).find(([, { extensions }]) =>
    extensions.includes(extension ?? ''),
  );
  return found ? (found[0] as FileFormat) : null;
}

/** The same bytes have the same pages, so each file is counted once. */
function pagesOf(
  strapi: Core.Strapi,
  storedName: string,
  sha256: string,
  counts: PageCounts,
): Promise<number | null> {
  const count = counts.get(sha256) ?? knownOrCounted(strapi, storedName, sha256);
  counts.set(sha256, count);
  return count;
}

async function knownOrCounted(
  strapi: Core.Strapi,
  storedName: string,
  sha256: string,
): Promise<number | null> {
  const known = await strapi.db
    .query('parts.document')
    .findOne({ where: { sha256, pages: { $notNull: true } }, select: ['pages'] });
  return known?.pages ?? countPages(storedName);
}
