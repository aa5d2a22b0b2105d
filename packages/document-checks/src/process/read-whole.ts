import { createHash } from 'node:crypto';
import { formatOf } from '../file-format.js';
import type { ReadFile } from './job.js';

export interface ReadBytes {
  /** Empty where the file is larger than may be checked. */
  bytes: Uint8Array;
  isTooLarge: boolean;
  file: ReadFile;
}

const blockBytes = 1024 * 1024;

/**
 * Reads a file once, to its end, and hashes what it reads.
 *
 * @param readAt fills a buffer from a position; returns how many bytes it read
 */
export function readWhole(
  readAt: (buffer: Uint8Array, position: number) => number,
  mostBytes: number,
): ReadBytes {
  const hash = createHash('sha256');
  const blocks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const block = new Uint8Array(blockBytes);
    const read = readAt(block, length);
    if (read === 0) break;
    hash.update(block.subarray(0, read));
    length += read;
    if (length <= mostBytes) blocks.push(block.subarray(0, read));
  }
  const isTooLarge = length > mostBytes;
  const bytes = isTooLarge ? new Uint8Array() : new Uint8Array(Buffer.concat(blocks));
  return {
    bytes,
    isTooLarge,
    file: { sha256: hash.digest('hex'), bytes: length, format: formatOf(bytes) },
  };
}
