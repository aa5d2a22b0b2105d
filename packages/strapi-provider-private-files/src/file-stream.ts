import { read } from 'node:fs';
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
  #isReading = false;
  #afterReading: (() => void) | undefined;

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
    const close = () => void this.#handle.close().then(() => done(error), done);
    // Else the number of the file could be another's before the reading ends.
    if (this.#isReading) this.#afterReading = close;
    else close();
  }

  /** Only a response says when bytes have left; what else reads may keep the pieces. */
  override pipe<Destination extends NodeJS.WritableStream>(
    destination: Destination,
    options?: { end?: boolean },
  ): Destination {
    if (!(destination instanceof ServerResponse)) return super.pipe(destination, options);
    if (destination.closed) this.destroy();
    else this.#pour(destination);
    return destination;
  }

  /** With functions that are made once, since what is made for each piece waits for a collector. */
  #pour(response: ServerResponse): void {
    const piece = Buffer.allocUnsafeSlow(pieceBytes);
    const readOn = () => {
      if (this.destroyed) return;
      const wanted = Math.min(piece.length, this.#last - this.#next + 1);
      if (wanted <= 0) return end();
      this.#isReading = true;
      read(this.#handle.fd, piece, 0, wanted, this.#next, sendOn);
    };
    const sendOn = (error: Error | null, bytes: number) => {
      this.#isReading = false;
      if (this.destroyed) return this.#afterReading?.();
      if (error) return void this.destroy(error);
      if (bytes > 0) {
        this.#next += bytes;
        response.write(bytes === piece.length ? piece : piece.subarray(0, bytes), afterWriting);
      } else if (this.#last === Infinity) end();
      else this.destroy(tooShort());
    };
    const afterWriting = (error?: Error | null) => {
      // Nothing is wrong with the file: the reader has left.
      if (error) this.destroy();
      else readOn();
    };
    const end = () => {
      response.end();
      this.destroy();
    };
    response.once('close', () => this.destroy());
    readOn();
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
    if (bytesRead === 0 && this.#last !== Infinity) throw tooShort();
    return bytesRead;
  }
}

function tooShort(): Error {
  return new Error('The file ends too early.');
}
