import { open } from 'node:fs/promises';

const usualPartBytes = 256 * 1024;

const lineFeed = 0x0a;

/**
 * The lines of a file as bytes, without what ends them; the last one need not be ended. A line is
 * good only until the next is asked for.
 * @param partBytes bytes that are read at once
 * @throws the file system's error
 */
export async function* linesOfFile(
  file: string,
  partBytes = usualPartBytes,
): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    const part = Buffer.allocUnsafe(partBytes);
    let begun: Buffer[] = [];
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, partBytes, null);
      if (bytesRead === 0) break;
      let start = 0;
      for (;;) {
        const end = part.indexOf(lineFeed, start);
        if (end === -1 || end >= bytesRead) break;
        const rest = part.subarray(start, end);
        yield begun.length > 0 ? Buffer.concat([...begun, rest]) : rest;
        begun = [];
        start = end + 1;
      }
      if (start < bytesRead) begun.push(Buffer.from(part.subarray(start, bytesRead)));
    }
    if (begun.length > 0) yield Buffer.concat(begun);
  } finally {
    await handle.close();
  }
}
