import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileFormats, type FileFormat } from '../file-format';
import { checkedName, type ByteRange, type FileStore, type StoredFile } from '../file-store';
import { PrivateFilesError, PublicStoreError, StoreUnreachableError } from '../private-files-error';
import { stagedBeginning, withStagedUpload, writePrivately } from '../staged-upload';
import { removeAbandoned, temporaryName } from '../temporary-files';
import type { Bucket } from './bucket';
import { lazyBucket } from './lazy-bucket';
import type { S3Options } from './options';

const folder = 'documents/';

/** Longer than any upload takes; what a killed one left cannot be read by anyone until then. */
const longestUploadMilliseconds = 24 * 60 * 60 * 1000;

/** Files in a bucket that nobody may read without the access key. */
export class S3Store implements FileStore {
  readonly #bucket: () => Promise<Bucket>;
  readonly #name: string;
  readonly #temporaryFolder: string;
  readonly #accepted: readonly FileFormat[] | undefined;

  /**
   * @param temporaryFolder absolute path of a private folder with room for the largest upload
   * @param accepted the formats that it takes; PDF, Word, PNG and JPEG by default
   */
  constructor(options: S3Options, temporaryFolder: string, accepted?: readonly FileFormat[]) {
    if (!path.isAbsolute(temporaryFolder)) {
      throw new PrivateFilesError(
        `providerOptions.temporaryFolder is “${temporaryFolder}”. Set it to an absolute path.`,
      );
    }
    this.#bucket = lazyBucket(options);
    this.#name = options.bucket;
    this.#temporaryFolder = temporaryFolder;
    this.#accepted = accepted;
  }

  async prepare(): Promise<void> {
    await removeAbandoned(this.#temporaryFolder, stagedBeginning);
    const bucket = await this.#bucket();
    const probe = `${folder}privacy-check-${randomBytes(8).toString('hex')}`;
    await bucket.putText(probe, 'Nobody but the CMS may read this.');
    const isOpen = await bucket.isOpenToAnyone(probe);
    await bucket.remove(probe);
    if (isOpen) throw this.#isPublic();
    await bucket.endUploadsBegunBefore(folder, new Date(Date.now() - longestUploadMilliseconds));
  }

  async save(content: Readable, fileName: string): Promise<StoredFile> {
    const upload = { fileName, accepted: this.#accepted };
    return withStagedUpload(this.#temporaryFolder, content, upload, async (staged, file) => {
      const key = keyOf(file.hash + file.extension);
      try {
        await this.#keep(key, staged, file);
      } catch (error) {
        await this.#removeQuietly(key);
        throw error;
      }
    });
  }

  async #keep(key: string, staged: string, { format, bytes }: StoredFile): Promise<void> {
    const bucket = await this.#bucket();
    await bucket.upload(key, staged, fileFormats[format].mediaType);
    const arrived = await bucket.size(key);
    if (arrived !== bytes) {
      throw new StoreUnreachableError(
        `The object store kept ${arrived} of ${bytes} bytes of ${key}.`,
      );
    }
    if (await bucket.isOpenToAnyone(key)) throw this.#isPublic();
  }

  async #removeQuietly(key: string): Promise<void> {
    const bucket = await this.#bucket();
    await bucket.remove(key).catch(() => undefined);
  }

  async size(name: string): Promise<number> {
    const key = keyOf(name);
    return (await this.#bucket()).size(key);
  }

  async version(name: string): Promise<string> {
    const key = keyOf(name);
    return (await this.#bucket()).version(key);
  }

  async read(name: string, range?: ByteRange): Promise<Readable> {
    const key = keyOf(name);
    return (await this.#bucket()).read(key, range);
  }

  async remove(name: string): Promise<void> {
    const key = keyOf(name);
    await (await this.#bucket()).remove(key);
  }

  async namesStarting(beginning: string): Promise<string[]> {
    const keys = await (await this.#bucket()).keys(folder + beginning);
    return keys.map((key) => key.slice(folder.length));
  }

  async withLocalFile<Result>(
    name: string,
    work: (filePath: string) => Promise<Result>,
  ): Promise<Result> {
    const content = await this.read(name);
    await mkdir(this.#temporaryFolder, { recursive: true, mode: 0o700 });
    const filePath = path.join(this.#temporaryFolder, temporaryName('.upload'));
    try {
      const sha256 = await this.#download(content, filePath);
      if (!name.startsWith(sha256)) {
        throw new StoreUnreachableError(`The object store sent other bytes than those of ${name}.`);
      }
      return await work(filePath);
    } finally {
      await rm(filePath, { force: true });
    }
  }

  async #download(content: Readable, filePath: string): Promise<string> {
    try {
      return await writePrivately(content, filePath);
    } catch (error) {
      throw new StoreUnreachableError(`The object store broke off: ${String(error)}`, error);
    }
  }

  #isPublic(): PublicStoreError {
    return new PublicStoreError(
      `Anyone on the internet can read the bucket “${this.#name}”, so nothing was kept there. Whoever runs the system must make it private first: no public access, by policy or by list.`,
    );
  }
}

function keyOf(name: string): string {
  return folder + checkedName(name);
}
