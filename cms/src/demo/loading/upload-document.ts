import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { documentStore } from '../../documents/store';
import type { MadeDocument } from '../documents/make-document';

interface UploadService {
  upload(request: {
    data: { fileInfo: { name: string } };
    files: { filepath: string; originalFilename: string; mimetype: string; size: number };
  }): Promise<{ id: number }[]>;
  remove(file: unknown): Promise<unknown>;
}

const fileUid = 'plugin::upload.file';

/**
 * Uploads a generated document as an editor would.
 * @returns the id of the file
 */
export async function uploadDocument(
  strapi: Core.Strapi,
  document: MadeDocument,
  name: string,
): Promise<number> {
  const { bytes, mediaType, extension } = document;
  const folder = await mkdtemp(path.join(tmpdir(), 'demonstration-'));
  const filepath = path.join(folder, `${name}${extension}`);
  try {
    await writeFile(filepath, bytes, { mode: 0o600 });
    const [file] = await uploads(strapi).upload({
      data: { fileInfo: { name: `${name}${extension}` } },
      files: {
        filepath,
        originalFilename: `${name}${extension}`,
        mimetype: mediaType,
        size: bytes.length,
      },
    });
    if (!file) throw new Error(`${name}${extension} was not uploaded. Run the command again.`);
    return file.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes a file and its bytes, unless an entry that is not ours has come to use it. */
export async function removeFile(strapi: Core.Strapi, id: number): Promise<boolean> {
  const file = await strapi.db
    .query(fileUid)
    .findOne({ where: { id }, populate: { related: true } });
  if (!file) return true;
  if (file.related?.length > 0) return false;
  await uploads(strapi).remove(file);
  return true;
}

/** The ids of files with exactly these bytes: a stored file is named after their SHA-256. */
export async function findUploads(strapi: Core.Strapi, bytes: Buffer): Promise<number[]> {
  const where = { hash: { $startsWith: sha256Of(bytes) } };
  const files: { id: number }[] = await strapi.db.query(fileUid).findMany({ where });
  return files.map(({ id }) => id);
}

/**
 * Removes bytes of this document that an interrupted upload left without a record: the name of
 * a stored file begins with the SHA-256 of its content.
 */
export async function removeStrayCopies(strapi: Core.Strapi, bytes: Buffer): Promise<void> {
  const sha256 = sha256Of(bytes);
  for (const name of await documentStore().namesStarting(sha256)) {
    const hash = path.parse(name).name;
    if ((await strapi.db.query(fileUid).count({ where: { hash } })) === 0) {
      await documentStore().remove(name);
    }
  }
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function uploads(strapi: Core.Strapi): UploadService {
  return strapi.plugin('upload').service('upload') as UploadService;
}
