import type { Readable } from 'node:stream';
import type { FileFormat } from './file-format';
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

/** First and last byte, both counted. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Files that nobody reads but through this. A name is always `<hash><extension>` of a `StoredFile`;
 * any other throws a PrivateFilesError. Every method throws a StoreUnreachableError when the store
 * does not answer.
 */
export interface FileStore {
  /**
   * Removes what uploads left that were killed. Call it once, at the start.
   *
   * @throws PublicStoreError when anyone could read what is kept here
   */
  prepare(): Promise<void>;

  /**
   * Keeps the bytes of a stream, all or nothing, and never in memory.
   *
   * @param fileName as the person named it; its extension must fit the content
   * @throws PrivateFilesError when the content is none of the accepted formats
   */
  save(content: Readable, fileName: string): Promise<StoredFile>;

  /**
   * @returns bytes
   * @throws MissingFileError
   */
  size(name: string): Promise<number>;

  /**
   * A text that is another one as soon as the bytes of a file may be others. It says nothing about
   * which they are.
   *
   * @throws MissingFileError
   */
  version(name: string): Promise<string>;

  /**
   * Opens a file, so that whatever is wrong is known before the first byte.
   *
   * @param range all of the file when left out
   * @throws MissingFileError
   */
  read(name: string, range?: ByteRange): Promise<Readable>;

  /** Does nothing when there is no such file. */
  remove(name: string): Promise<void>;

  /** The names of all files that begin so. */
  namesStarting(beginning: string): Promise<string[]>;

  /**
   * Gives `work` a path to the bytes, for a reader that cannot take a stream. The path may be gone
   * when `work` has ended.
   *
   * @throws MissingFileError
   */
  withLocalFile<Result>(name: string, work: (filePath: string) => Promise<Result>): Promise<Result>;
}

const namePattern = /^[0-9a-f]{64}-[0-9a-f]{16}\.(pdf|docx|xlsx|pptx|png|jpg|jpeg)$/;

/** @throws PrivateFilesError when the name could lead out of the store */
export function checkedName(name: string): string {
  if (namePattern.test(name)) return name;
  throw new PrivateFilesError('This is not the name of a stored file.');
}
