import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { acceptedFormat } from './accepted-format';
import type { FileFormat } from './file-format';
import type { StoredFile } from './file-store';
import { temporaryName } from './temporary-files';

/** What the names of uploads on their way in begin with. */
export const stagedBeginning = '.upload-';

/**
 * Writes an upload to a private file, checks it, and hands it to `work`. The file is gone
 * afterwards, unless `work` has moved it.
 *
 * @param folder made when it is not there
 * @throws PrivateFilesError when the content is none of the accepted formats
 */
export async function withStagedUpload(
  folder: string,
  content: Readable,
  { fileName, accepted }: { fileName: string; accepted: readonly FileFormat[] | undefined },
  work: (filePath: string, file: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const filePath = path.join(folder, temporaryName('.upload'));
  try {
    const sha256 = await writePrivately(content, filePath);
    const format = await acceptedFormat(filePath, fileName, accepted);
    const file: StoredFile = {
      hash: `${sha256}-${randomBytes(8).toString('hex')}`,
      extension: path.extname(fileName).toLowerCase(),
      format,
      bytes: (await stat(filePath)).size,
    };
    await work(filePath, file);
    return file;
  } finally {
    await rm(filePath, { force: true });
  }
}

/** @returns the SHA-256 of what was written, in hexadecimal */
export async function writePrivately(content: Readable, filePath: string): Promise<string> {
  const sha256 = createHash('sha256');
  content.on('data', (chunk: Buffer) => sha256.update(chunk));
  await pipeline(content, createWriteStream(filePath, { mode: 0o600, flush: true }));
  await chmod(filePath, 0o600);
  return sha256.digest('hex');
}
