import type { FileHandle } from 'node:fs/promises';

/** Sizes and signatures of APPNOTE.TXT 6.3, sections 4.3.12 and 4.3.16. */
const endRecordBytes = 22;
const longestCommentBytes = 0xffff;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const entryBytes = 46;
const largestDirectoryBytes = 4 * 1024 * 1024;

/**
 * Reads the names in a ZIP archive from its central directory; nothing is unpacked.
 *
 * @returns null when the archive is broken or its directory is larger than 4 MB
 */
export async function zipEntryNames(file: FileHandle): Promise<string[] | null> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, endRecordBytes + longestCommentBytes);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  const end = findEndRecord(tail);
  if (end < 0) return null;
  const directoryBytes = tail.readUInt32LE(end + 12);
  const directoryStart = tail.readUInt32LE(end + 16);
  if (directoryBytes > largestDirectoryBytes || directoryStart + directoryBytes > size) return null;
  return namesIn(await readAt(file, directoryStart, directoryBytes));
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function findEndRecord(tail: Buffer): number {
  for (let at = tail.length - endRecordBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
}

function namesIn(directory: Buffer): string[] | null {
  const names: string[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + entryBytes > directory.length) return null;
    if (directory.readUInt32LE(at) !== entrySignature) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    names.push(directory.toString('utf8', at + entryBytes, at + entryBytes + nameBytes));
    at += entryBytes + nameBytes + extraBytes;
  }
  return names;
}
