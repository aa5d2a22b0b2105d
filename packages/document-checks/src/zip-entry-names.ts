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
export function zipEntryNames(bytes: Uint8Array): string[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(file);
  if (end < 0) return null;
  const length = file.readUInt32LE(end + 12);
  const start = file.readUInt32LE(end + 16);
  if (length > largestDirectoryBytes || start + length > file.length) return null;
  return namesIn(file.subarray(start, start + length));
}

function findEndRecord(file: Buffer): number {
  const first = Math.max(0, file.length - endRecordBytes - longestCommentBytes);
  for (let at = file.length - endRecordBytes; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === endSignature) return at;
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
