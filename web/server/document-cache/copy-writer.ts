import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';

interface CopyWriterOptions {
  file: string;
  sha256: string;
  bytes: number;
  /** Called once the file holds exactly the right bytes, and they are on the disk. */
  keep(): Promise<void>;
  /** Told why a copy could not be kept; the bytes go on to their reader all the same. */
  failed(error: unknown): void;
}

/** Passes bytes on unchanged, and writes them to a file beside. A fault of the disk stops only that. */
export class CopyWriter extends Transform {
  readonly #options: CopyWriterOptions;
  readonly #hash = createHash('sha256');
  #handle: FileHandle | undefined;
  #isWriting = true;
  #bytes = 0;

  constructor(options: CopyWriterOptions) {
    super();
    this.#options = options;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    void this.#write(chunk).then(() => done(null, chunk));
  }

  override _flush(done: TransformCallback): void {
    void this.#finish().then(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    void this.#giveUp().then(() => done(error));
  }

  async #write(chunk: Buffer): Promise<void> {
    if (!this.#isWriting) return;
    try {
      this.#handle ??= await open(this.#options.file, 'wx', 0o600);
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      await this.#handle.writeFile(chunk);
    } catch (error) {
      this.#options.failed(error);
      await this.#giveUp();
    }
  }

  async #finish(): Promise<void> {
    const { sha256, bytes, keep } = this.#options;
    if (!this.#isWriting || !this.#handle) return;
    if (this.#bytes !== bytes || this.#hash.digest('hex') !== sha256) return this.#giveUp();
    try {
      await this.#handle.sync();
      await this.#handle.close();
      this.#handle = undefined;
      await keep();
      this.#isWriting = false;
    } catch (error) {
      this.#options.failed(error);
      await this.#giveUp();
    }
  }

  async #giveUp(): Promise<void> {
    if (!this.#isWriting) return;
    this.#isWriting = false;
    await this.#handle?.close().catch(() => undefined);
    this.#handle = undefined;
    await rm(this.#options.file, { force: true }).catch(() => undefined);
  }
}
