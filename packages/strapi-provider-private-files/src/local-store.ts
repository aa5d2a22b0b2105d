import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { checkedName, type ByteRange, type FileStore, type StoredFile } from './file-store';
import type { FileFormat } from './file-format';
import { FileStream } from './file-stream';
import { MissingFileError, PrivateFilesError, StoreUnreachableError } from './private-files-error';
import { stagedBeginning, withStagedUpload } from './staged-upload';
import { syncFolder } from './sync-folder';
import { removeAbandoned } from './temporary-files';

/** Files in one folder that only the owner of the process may read. */
export class LocalStore implements FileStore {
  readonly #folder: string;
  readonly #accepted: readonly FileFormat[] | undefined;

  /**
   * @param folder absolute path, outside every folder that a web server serves
   * @param accepted the formats that it takes; PDF, Word, PNG and JPEG by default
   */
  constructor(folder: string, accepted?: readonly FileFormat[]) {
    if (!path.isAbsolute(folder)) {
      throw new PrivateFilesError(
        `providerOptions.folder is “${folder}”. Set it to an absolute path outside the public folder.`,
      );
    }
    this.#folder = folder;
    this.#accepted = accepted;
  }

  async prepare(): Promise<void> {
    await removeAbandoned(this.#folder, stagedBeginning);
  }

  async save(content: Readable, fileName: string): Promise<StoredFile> {
    return withStagedUpload(
      this.#folder,
      content,
      { fileName, accepted: this.#accepted },
      async (staged, file) => {
        await rename(staged, this.#pathOf(file.hash + file.extension));
        await syncFolder(this.#folder);
      },
    );
  }

  async size(name: string): Promise<number> {
    const filePath = this.#pathOf(name);
    try {
      return (await stat(filePath)).size;
    } catch (error) {
      throw readError(error, name);
    }
  }

  /** Whoever writes to a file, or puts another in its place, cannot choose when it was changed. */
  async version(name: string): Promise<string> {
    const filePath = this.#pathOf(name);
    try {
      const { ino, size, mtimeNs, ctimeNs } = await stat(filePath, { bigint: true });
      return [ino, size, mtimeNs, ctimeNs].join('-');
    } catch (error) {
      throw readError(error, name);
    }
  }

  async read(name: string, range?: ByteRange): Promise<Readable> {
    const filePath = this.#pathOf(name);
    try {
      return new FileStream(await open(filePath, 'r'), range);
    } catch (error) {
      throw readError(error, name);
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
  }

  async namesStarting(beginning: string): Promise<string[]> {
    const names = await readdir(this.#folder).catch(emptyWhenMissing);
    return names.filter((name) => name.startsWith(beginning) && !name.startsWith('.'));
  }

  async withLocalFile<Result>(
    name: string,
    work: (filePath: string) => Promise<Result>,
  ): Promise<Result> {
    await this.size(name);
    return work(this.#pathOf(name));
  }

  #pathOf(name: string): string {
    return path.join(this.#folder, checkedName(name));
  }
}

function readError(error: unknown, name: string): PrivateFilesError {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT'
    ? new MissingFileError(name)
    : new StoreUnreachableError(`The folder of files cannot be read: ${message}`, error);
}

function emptyWhenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw new StoreUnreachableError(`The folder of files cannot be read: ${error.message}`, error);
}
