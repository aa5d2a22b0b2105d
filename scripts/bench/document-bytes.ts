import { createHash } from 'node:crypto';

/** Of the first publication, whose document is asked for, and of every other one, in bytes. */
const [large, small] = [250_000, 2_000];

/**
 * What the document of a publication holds, so that the site can check it. Those that nobody asks for
 * are small: their copies and their hashes are made anew in each process.
 */
export function documentBytes(index: number): Buffer {
  return Buffer.alloc(index === 0 ? large : small, `Bytes of report ${index}. `);
}

/** As the CMS describes it. */
export function describedBytes(index: number): { bytes: number; sha256: string } {
  const content = documentBytes(index);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
