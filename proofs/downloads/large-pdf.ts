import { createHash, randomBytes } from 'node:crypto';
import { pdfWithPages } from '../../cms/tests/sample-files.ts';

/** A PDF of exactly this many bytes: one page, and bytes that no compression makes smaller. */
export function largePdf(bytes: number): Buffer {
  const page = pdfWithPages(1);
  const start = Buffer.from('%PDF-1.7\n% ', 'latin1');
  const filling = Buffer.alloc(bytes - start.length - 1 - page.length);
  // A comment, so that whoever reads the file skips it; it must not hold the end of a line.
  const noise = randomBytes(64 * 1024).map((byte) => (byte === 10 || byte === 13 ? 0 : byte));
  for (let at = 0; at < filling.length; at += noise.length)
    filling.set(noise.subarray(0, filling.length - at), at);
  return Buffer.concat([start, filling, Buffer.from('\n'), page]);
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
