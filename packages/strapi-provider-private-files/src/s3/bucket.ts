import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  type MultipartUpload,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { ByteRange } from '../file-store';
import { MissingFileError, PrivateFilesError } from '../private-files-error';
import { s3Client, shortWait } from './client';
import type { S3Options } from './options';
import { isMissing, storeError } from './store-error';

/** The largest that is held in memory is twice this. */
const partBytes = 8 * 1024 * 1024;

const neverCached = 'private, no-store';

const soon = { requestTimeout: shortWait };

/** One bucket. Every method throws a StoreUnreachableError when the store does not do as asked. */
export class Bucket {
  readonly #options: S3Options;
  readonly #client: S3Client;
  readonly #anyone: S3Client;

  constructor(options: S3Options) {
    this.#options = options;
    this.#client = s3Client(options);
    this.#anyone = s3Client(options, true);
  }

  /** Sends a file in parts. Until all have arrived nothing is to be seen; on a failure all go. */
  async upload(key: string, filePath: string, mediaType: string): Promise<void> {
    const Body = createReadStream(filePath);
    const params = { ...this.#at(key), Body, ContentType: mediaType, CacheControl: neverCached };
    const parts = { partSize: partBytes, queueSize: 2 };
    try {
      await this.#try(() => new Upload({ client: this.#client, params, ...parts }).done());
    } finally {
      Body.destroy();
    }
  }

  async putText(key: string, text: string): Promise<void> {
    const params = { ...this.#at(key), Body: text, CacheControl: neverCached };
    await this.#try(() => this.#client.send(new PutObjectCommand(params), soon));
  }

  /** @throws MissingFileError */
  async size(key: string): Promise<number> {
    const { ContentLength } = await this.#tryObject(key, () =>
      this.#client.send(new HeadObjectCommand(this.#at(key)), soon),
    );
    return ContentLength ?? 0;
  }

  /** @throws MissingFileError */
  async version(key: string): Promise<string> {
    const { ContentLength, ETag, LastModified, VersionId } = await this.#tryObject(key, () =>
      this.#client.send(new HeadObjectCommand(this.#at(key)), soon),
    );
    return [ContentLength, ETag, LastModified?.getTime(), VersionId].join(' ');
  }

  /** @throws MissingFileError */
  async read(key: string, range?: ByteRange): Promise<Readable> {
    const params = { ...this.#at(key), Range: range && `bytes=${range.start}-${range.end}` };
    const { Body, ContentLength } = await this.#tryObject(key, () =>
      this.#client.send(new GetObjectCommand(params), soon),
    );
    const stream = Body as Readable;
    if (range && ContentLength !== range.end - range.start + 1) {
      stream.destroy();
      throw storeError(new Error('it sends another part than was asked for'), this.#options);
    }
    return stream;
  }

  async remove(key: string): Promise<void> {
    await this.#try(() => this.#client.send(new DeleteObjectCommand(this.#at(key)), soon));
  }

  /** All keys that begin so, in order. */
  async keys(prefix: string): Promise<string[]> {
    return this.#try(async () => {
      const keys: string[] = [];
      const params = { Bucket: this.#options.bucket, Prefix: prefix };
      for await (const page of paginateListObjectsV2({ client: this.#client }, params, soon)) {
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key ? [Key] : [])));
      }
      return keys;
    });
  }

  /** Asks without a signature: would anyone get this object, or the names of all? */
  async isOpenToAnyone(key: string): Promise<boolean> {
    const list = { Bucket: this.#options.bucket, MaxKeys: 1 };
    return (
      (await this.#isGranted(() =>
        this.#anyone.send(new HeadObjectCommand(this.#at(key)), soon),
      )) || (await this.#isGranted(() => this.#anyone.send(new ListObjectsV2Command(list), soon)))
    );
  }

  /** Gives up what killed processes left unfinished, a thousand at most. */
  async endUploadsBegunBefore(prefix: string, limit: Date): Promise<void> {
    await this.#try(async () => {
      const params = { Bucket: this.#options.bucket, Prefix: prefix };
      const { Uploads = [] } = await this.#client.send(
        new ListMultipartUploadsCommand(params),
        soon,
      );
      for (const upload of Uploads) {
        if (upload.Initiated && upload.Initiated < limit) await this.#endUpload(upload);
      }
    });
  }

  async #endUpload({ Key, UploadId }: MultipartUpload): Promise<void> {
    const params = { Bucket: this.#options.bucket, Key, UploadId };
    await this.#client.send(new AbortMultipartUploadCommand(params), soon);
  }

  #at(key: string) {
    return { Bucket: this.#options.bucket, Key: key };
  }

  /** @returns false for a refusal of whatever kind; only an answer counts as one */
  async #isGranted(ask: () => Promise<unknown>): Promise<boolean> {
    try {
      await ask();
      return true;
    } catch (error) {
      const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata
        ?.httpStatusCode;
      if (status && status >= 400 && status < 500) return false;
      throw storeError(error, this.#options);
    }
  }

  async #try<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof PrivateFilesError ? error : storeError(error, this.#options);
    }
  }

  async #tryObject<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    return this.#try(async () => {
      try {
        return await work();
      } catch (error) {
        if (!isMissing(error)) throw error;
        // An answer to HEAD has no body that would say what is missing.
        await this.#client.send(new HeadBucketCommand({ Bucket: this.#options.bucket }), soon);
        throw new MissingFileError(key);
      }
    });
  }
}
