import type { FileHandle } from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ByteRange } from './file-store';

const pieceBytes = 64 * 1024;

/**
 * A file, or a part of it, as a stream; it closes the file at its end. Piped to a reader of ours it
 * goes through one piece of memory, which is filled again once its bytes have left: with a new piece
 * for each read, 200 large downloads at once held over 100 MB of pieces that nobody needed any more.
 */
export class FileStream extends Readable {
  readonly #handle: FileHandle;
  #next: number;
  readonly #last: number;

  /** @param range all of the file when left out */
  constructor(handle: FileHandle, range: ByteRange = { start: 0, end: Infinity }) {
    super({ highWaterMark: pieceBytes });
    this.#handle = handle;
    this.#next = range.start;
    this.#last = range.end;
  }

  override _read(): void {
    const piece = Buffer.allocUnsafe(pieceBytes);
    this.#fill(piece).then(
      (bytes) => this.push(bytes > 0 ? piece.subarray(0, bytes) : null),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#handle.close().then(() => done(error), done);
  }

  /** Only a response says when bytes have left; what else reads may keep the pieces. */
  override pipe<Destination extends NodeJS.WritableStream>(
    destination: Destination,
    options?: { end?: boolean },
  ): Destination {
    if (!(destination instanceof ServerResponse)) return super.pipe(destination, options);
    this.#pour(destination).then(
      () => this.destroy(),
      (error: Error) => this.destroy(error instanceof ReaderLeft ? undefined : error),
    );
    return destination;
  }

  async #pour(response: ServerResponse): Promise<void> {
    const piece = Buffer.allocUnsafeSlow(pieceBytes);
    for (let bytes = await this.#fill(piece); bytes > 0; bytes = await this.#fill(piece)) {
      await write(response, piece.subarray(0, bytes));
    }
    response.end();
  }

  /**
   * @returns how many bytes there were, 0 at the end
   * @throws Error when the file is shorter than the part that was asked for
   */
  async #fill(piece: Buffer): Promise<number> {
    const wanted = Math.min(piece.length, this.#last - this.#next + 1);
    if (wanted <= 0) return 0;
    const { bytesRead } = await this.#handle.read(piece, 0, wanted, this.#next);
    this.#next += bytesRead;
    if (bytesRead === 0 && this.#last !== Infinity) throw new Error('The file ends too early.');
    return bytesRead;
  }
}

/** Nothing is wrong with the file. */
class ReaderLeft extends Error {}

/** Resolves when the bytes have left; rejects with `ReaderLeft` when the reader has. */
function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new ReaderLeft());
    if (response.closed) return leave();
    response.once('close', leave);
    response.write(bytes, (error) => {
      response.off('close', leave);
      if (error) leave();
      else resolve();
    });
  });
}
