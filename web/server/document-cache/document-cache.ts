import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CopyWriter } from './copy-writer.ts';

/** What is known of a document's bytes before they are read. */
export interface Described {
  sha256: string;
  bytes: number;
}

export interface DocumentCacheOptions {
  folder: string;
  /** Bytes that all copies may take. */
  room: number;
  /** Told of each change for better or worse. Told no name of a document. */
  report: (message: string) => void;
}

interface Copy {
  bytes: number;
  /** Milliseconds since 1970. */
  usedAt: number;
  /** True once it was written or read here, and had the bytes that it must have. */
  isVerified: boolean;
}

/** Uses of a copy within so many milliseconds are one to the disk. */
const noteUseMs = 60_000;

const copyName = /^[0-9a-f]{64}$/;

/**
 * Copies of documents on this machine's disk, by the hash of their bytes: whole or not at all, in no
 * more than so much room. What was used longest ago goes first. It says nothing of whether a document
 * may be served; whoever asks must have decided that.
 */
export class DocumentCache {
  readonly #options: DocumentCacheOptions;
  readonly #copies = new Map<string, Copy>();
  /** The hashes of what is public, once that is known. */
  #public: ReadonlySet<string> | undefined;
  #bytes = 0;
  #written = 0;
  #isFull = false;

  private constructor(options: DocumentCacheOptions) {
    this.#options = options;
  }

  /** Opens the folder, and clears away what a process left that ended while it wrote. */
  static async open(options: DocumentCacheOptions): Promise<DocumentCache> {
    const cache = new DocumentCache(options);
    try {
      await mkdir(options.folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(options.folder)) await cache.#take(name);
      await cache.#makeRoom(0);
    } catch (error) {
      options.report(`Copies of documents cannot be kept: ${String(error)}.`);
    }
    return cache;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#copies.size;
  }

  get room(): number {
    return this.#options.room;
  }

  has({ sha256 }: Described): boolean {
    return this.#copies.has(sha256);
  }

  /** The file of a copy, if there is one and it has the bytes that it must have. */
  async find({ sha256, bytes }: Described): Promise<string | undefined> {
    const copy = this.#copies.get(sha256);
    if (!copy) return undefined;
    const file = this.#fileOf(sha256);
    copy.isVerified ||= await this.#isSound(file, sha256, bytes);
    const size = await stat(file).then(
      (found) => found.size,
      () => -1,
    );
    if (!copy.isVerified || size !== bytes) {
      this.#options.report('A copy of a document was not what was written, and is thrown away.');
      await this.delete(sha256);
      return undefined;
    }
    const usedBefore = copy.usedAt;
    copy.usedAt = Date.now();
    if (copy.usedAt - usedBefore > noteUseMs) {
      // So that the order outlives this process.
      await utimes(file, new Date(), new Date()).catch(() => undefined);
    }
    return file;
  }

  /**
   * A stream through which the bytes of a document go on their way to a reader, and that keeps them
   * once all have come and are right. Undefined where there is nothing to keep.
   */
  writer(described: Described): CopyWriter | undefined {
    const { sha256, bytes } = described;
    if (!copyName.test(sha256) || this.has(described) || bytes > this.room) return undefined;
    this.#written += 1;
    const beside = `${this.#fileOf(sha256)}.${process.pid}-${this.#written}.part`;
    return new CopyWriter({
      ...described,
      file: beside,
      keep: () => this.#keep(beside, described),
      failed: (error) => this.#noteFailure(error),
    });
  }

  /** Throws a copy away: the document is not public any more, or its bytes are wrong. */
  async delete(sha256: string): Promise<void> {
    const copy = this.#copies.get(sha256);
    if (!copy) return;
    this.#copies.delete(sha256);
    this.#bytes -= copy.bytes;
    await rm(this.#fileOf(sha256), { force: true }).catch(() => undefined);
  }

  /** Throws away all copies but these, and keeps no other from now on, whatever is on its way. */
  async keepOnly(hashes: ReadonlySet<string>): Promise<void> {
    this.#public = hashes;
    for (const sha256 of [...this.#copies.keys()]) {
      if (!hashes.has(sha256)) await this.delete(sha256);
    }
  }

  async #keep(beside: string, { sha256, bytes }: Described): Promise<void> {
    await this.#makeRoom(bytes);
    const isPublic = this.#public?.has(sha256) !== false;
    if (!isPublic || this.#copies.has(sha256)) return rm(beside, { force: true });
    await rename(beside, this.#fileOf(sha256));
    this.#copies.set(sha256, { bytes, usedAt: Date.now(), isVerified: true });
    this.#bytes += bytes;
    this.#isFull = false;
  }

  #noteFailure(error: unknown): void {
    if (this.#isFull) return;
    this.#isFull = true;
    this.#options.report(
      `A copy of a document could not be kept: ${String(error)}. Readers get it all the same, while the CMS answers.`,
    );
  }

  async #take(name: string): Promise<void> {
    const file = path.join(this.#options.folder, name);
    if (!copyName.test(name)) return rm(file, { force: true, recursive: true });
    const { size, mtimeMs } = await stat(file);
    this.#copies.set(name, { bytes: size, usedAt: mtimeMs, isVerified: false });
    this.#bytes += size;
  }

  async #makeRoom(wanted: number): Promise<void> {
    if (this.#bytes + wanted <= this.room) return;
    const oldestFirst = [...this.#copies].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [sha256] of oldestFirst) {
      if (this.#bytes + wanted <= this.room) return;
      await this.delete(sha256);
    }
  }

  async #isSound(file: string, sha256: string, bytes: number): Promise<boolean> {
    const hash = createHash('sha256');
    try {
      if ((await stat(file)).size !== bytes) return false;
      await pipeline(createReadStream(file), hash);
      return hash.digest('hex') === sha256;
    } catch {
      return false;
    }
  }

  #fileOf(sha256: string): string {
    return path.join(this.#options.folder, sha256);
  }
}
