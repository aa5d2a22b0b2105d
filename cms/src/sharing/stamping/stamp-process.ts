import { buffer } from 'node:stream/consumers';
import { stampPdf } from './stamp-pdf';
import type { StampOrder } from './stamp-document';

/**
 * A process of its own, so that a hostile file can hold up or bring down nothing else. It reads
 * the order in one line of JSON, then the file, and writes the stamped file or fails.
 */
async function stamp(): Promise<void> {
  const input = await buffer(process.stdin);
  const end = input.indexOf('\n');
  const { words, pages } = JSON.parse(input.subarray(0, end).toString()) as StampOrder;
  process.stdout.write(await stampPdf(input.subarray(end + 1), words, pages));
}

stamp().catch(() => process.exit(1));
