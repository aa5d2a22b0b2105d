import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { cleanMetadata, DocumentChecksError, type Cleaned } from 'document-checks';
import { temporaryPrefix } from 'strapi-provider-private-files';
import { auditedTransaction, noteEvent } from '../audit/record';
import { documentFields } from '../documents/document-fields';
import { documentStore } from '../documents/store';
import { Turns } from '../processes/turns';
import { loadDraft } from '../saving/load-entry';
import { uploadingFolder } from '../uploading/request-folder';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { CleanAnswer } from './answers';
import type { LibraryFile } from './what-to-check';
import { oneDocument } from './one-document';

const turns = new Turns(1, 10);

interface UploadService {
  upload(
    request: { data: object; files: object },
    options: { user: { id: number } },
  ): Promise<{ id: number; name: string; mime: string }[]>;
}

/**
 * Makes a copy of a document's file without its metadata, as a new file of the media library. The
 * entry keeps the old one until somebody says otherwise.
 *
 * @throws ApplicationError (400) where the file cannot be cleaned
 */
export async function cleanDocument(
  strapi: Core.Strapi,
  entry: EntryRef,
  publicId: unknown,
  user: { id: number },
): Promise<CleanAnswer> {
  const { document } = await oneDocument(strapi, entry, publicId);
  const { bytes, removed } = await clean(document.file);
  if (removed.length === 0) return { fileId: null, fileName: document.file.name, removed };
  const file = await uploadCopy(strapi, document.file, bytes, user);
  await auditedTransaction(strapi, () =>
    noteEvent(strapi, {
      action: 'cleaned',
      entry,
      details: { document: document.title, 'things taken out': removed.length },
    }),
  );
  return { fileId: file.id, fileName: file.name, removed };
}

/**
 * Puts a file in the place of a document's old one, in the draft.
 *
 * @throws NotFoundError (404) when the document is not there any more
 */
export async function exchangeFile(
  strapi: Core.Strapi,
  entry: EntryRef,
  { publicId, fileId }: { publicId: unknown; fileId: unknown },
  user: { id: number },
): Promise<void> {
  const { document } = await oneDocument(strapi, entry, publicId);
  const { uid, documentId } = entry;
  const draft = await loadDraft(strapi, uid, documentId);
  const data: Record<string, unknown> = { updatedBy: user.id };
  for (const { name } of documentFields(strapi).filter((field) => field.uid === uid)) {
    const parts = [draft?.[name] ?? []].flat() as Record<string, unknown>[];
    data[name] = parts.map(({ id, title, language, isAccessible, publicId: own }) => ({
      id,
      title,
      language,
      isAccessible,
      ...(own === document.publicId ? { file: Number(fileId) } : {}),
    }));
  }
  await strapi.documents(uid as never).update({ documentId, data } as never);
}

async function clean({ hash, ext }: LibraryFile): Promise<Cleaned> {
  try {
    return await turns.take(() =>
      documentStore().withLocalFile(hash + (ext ?? ''), (file) => cleanMetadata(file)),
    );
  } catch (error) {
    if (!(error instanceof DocumentChecksError)) throw error;
    throw new errors.ApplicationError(`It could not be cleaned. ${error.message}`);
  }
}

async function uploadCopy(
  strapi: Core.Strapi,
  { id, name, ext }: LibraryFile,
  bytes: Uint8Array,
  user: { id: number },
) {
  const before = await strapi.db.query('plugin::upload.file').findOne({ where: { id } });
  const extension = path.extname(name) || (ext ?? '');
  const newName = `${path.basename(name, extension)} (cleaned)${extension}`;
  const folder = await mkdtemp(path.join(uploadingFolder(), temporaryPrefix('clean')));
  const filepath = path.join(folder, `cleaned${extension}`);
  try {
    await writeFile(filepath, bytes, { mode: 0o600 });
    const service: UploadService = strapi.plugin('upload').service('upload');
    const [file] = await service.upload(
      {
        data: { fileInfo: { name: newName } },
        files: {
          filepath,
          originalFilename: newName,
          mimetype: before?.mime,
          size: bytes.length,
        },
      },
      { user },
    );
    if (!file) throw new errors.ApplicationError('The cleaned file could not be kept. Try again.');
    return file;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
