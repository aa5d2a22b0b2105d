import type { Core } from '@strapi/strapi';
import { fileNameOf } from '../published/parts-to-contract';
import { documentFields, type DocumentField } from './document-fields';

/** A file that may leave the CMS, and how to describe it to a reader. */
export interface ServableDocument {
  /** Its name in the private store. */
  storedName: string;
  fileName: string;
  mediaType: string;
  sha256: string;
}

export interface StoredDocumentPart {
  title: string | null;
  publicId: string | null;
  format: string | null;
  sha256: string | null;
  file: { hash: string; ext: string | null; mime: string } | null;
}

/**
 * The one decision whether anyone may read a document now: it belongs to an entry that is
 * published, and its bytes are those that were there when it was published.
 *
 * @param publicId the id in the document's public address
 * @returns null for every "no", without a reason
 */
export async function mayServe(
  strapi: Core.Strapi,
  publicId: string,
): Promise<ServableDocument | null> {
  if (!/^[a-z0-9]{20,32}$/.test(publicId)) return null;
  for (const field of documentFields(strapi)) {
    const part = await findPublishedPart(strapi, field, publicId);
    const document = part && servable(part);
    if (document) return document;
  }
  return null;
}

async function findPublishedPart(
  strapi: Core.Strapi,
  { uid, name }: DocumentField,
  publicId: string,
): Promise<StoredDocumentPart | null> {
  const entry = await strapi.db.query(uid).findOne({
    where: { publishedAt: { $notNull: true }, [name]: { publicId } },
    populate: { [name]: { where: { publicId }, populate: { file: true } } },
  });
  const found: StoredDocumentPart | StoredDocumentPart[] | null | undefined = entry?.[name];
  return (Array.isArray(found) ? found[0] : found) ?? null;
}

/** @returns null when the part has no file, or a file that was swapped since its facts were read */
export function servable({
  title,
  format,
  sha256,
  file,
}: StoredDocumentPart): ServableDocument | null {
  if (!file || !sha256 || !file.hash.startsWith(`${sha256}-`)) return null;
  return {
    storedName: file.hash + (file.ext ?? ''),
    fileName: fileNameOf(title, format),
    mediaType: file.mime,
    sha256,
  };
}
