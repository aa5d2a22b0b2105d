import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileFormatOf, fileFormats, type FileFormat } from './file-format';
import { PrivateFilesError } from './private-files-error';

/** A file that is in the store. */
export interface StoredFile {
  /** `<sha-256 of the bytes>-<random>`: no two uploads share it, and it vouches for the bytes. */
  hash: string;
  /** With its dot, as the content says: `.pdf`. */
  extension: string;
  format: FileFormat;
  bytes: number;
}

const namePattern = /^[0-9a-f]{64}-[0-9a-f]{16}\.(pdf|docx|png|jpg|jpeg)$/;

/** Files in one folder that only the owner of the process may read. */
export class PrivateStore {
  readonly #folder: string;

  /** @param folder absolute path, outside every folder that a web server serves */
  constructor(folder: string) {
    if (!path.isAbsolute(folder)) {
      throw new PrivateFilesError(
        `providerOptions.folder is “${folder}”. Set it to an absolute path outside the public folder.`,
      );
    }
    this.#folder = folder;
  }

  /**
   * Keeps the bytes of a stream, all or nothing.
   *
   * @param fileName as the person named it; its extension must fit the content
   * @throws PrivateFilesError when the content is none of the accepted formats
   */
  async save(content: Readable, fileName: string): Promise<StoredFile> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.#folder, `.upload-${randomBytes(12).toString('hex')}`);
    const sha256 = createHash('sha256');
    try {
      content.on('data', (chunk: Buffer) => sha256.update(chunk));
      await pipeline(content, createWriteStream(temporary, { mode: 0o600, flush: true }));
      const format = await acceptedFormat(temporary, fileName);
      const extension = path.extname(fileName).toLowerCase();
      const hash = `${sha256.digest('hex')}-${randomBytes(8).toString('hex')}`;
      await chmod(temporary, 0o600);
      await rename(temporary, this.pathOf(hash + extension));
      const { size } = await stat(this.pathOf(hash + extension));
      return { hash, extension, format, bytes: size };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** @throws PrivateFilesError when the name could lead out of the folder */
  async size(name: string): Promise<number> {
    return (await stat(this.pathOf(name))).size;
  }

  /** @param range first and last byte, both counted; all of the file when left out */
  read(name: string, range?: { start: number; end: number }): ReadStream {
    return createReadStream(this.pathOf(name), range);
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  /**
   * Where a file lies, for a reader that cannot take a stream.
   *
   * @throws PrivateFilesError when the name could lead out of the folder
   */
  pathOf(name: string): string {
    if (!namePattern.test(name)) {
      throw new PrivateFilesError('This is not the name of a stored file.');
    }
    return path.join(this.#folder, name);
  }
}

async function acceptedFormat(filePath: string, fileName: string): Promise<FileFormat> {
  const format = await fileFormatOf(filePath);
  if (!format) {
    throw new PrivateFilesError(
      `“${fileName}” was not uploaded: its content is not a PDF, a Word document (.docx, without macros), a PNG or a JPEG. Save it in one of these formats and upload it again.`,
    );
  }
  const { extensions } = fileFormats[format];
  if (!extensions.includes(path.extname(fileName).toLowerCase())) {
    throw new PrivateFilesError(
      `“${fileName}” was not uploaded: its content is ${format}, so its name must end in ${extensions.join(' or ')}. Rename it and upload it again.`,
    );
  }
  return format;
}
