import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { RawSet } from './content-set.js';
import { changesFileOf } from './snapshot-changes.js';

/**
 * Raised when the file's form changes, so that an older version of the code leaves it alone: 2 since
 * a file of changes may belong to it, without which it is not the newest.
 */
export const format = 2;

/** Items that are made into text at once: a large set must not keep visitors waiting. */
const itemsInAPart = 64;

/**
 * Writes a set whole or not at all: to a file beside it, flushed to the disk, then renamed.
 * Only the owner may read it (mode 0600).
 * @returns the SHA-256 of its body, in hexadecimal digits, which names this very file
 * @throws the file system's error, after which the former file is still in place.
 */
export async function writeSnapshotFile(file: string, set: RawSet): Promise<string> {
  const sha256 = await writeWhole(file, (handle) => writeParts(handle, partsOf(set)));
  // Changes of a former file of the very same bytes.
  await rm(changesFileOf(file, sha256), { force: true });
  return sha256;
}

/**
 * Writes a file of a head and a body, whole or not at all, likewise.
 * @returns the SHA-256 of the body
 * @throws the file system's error
 */
export async function writeSmallFile(file: string, body: string): Promise<string> {
  return writeWhole(file, (handle) => writeParts(handle, [body]));
}

async function writeWhole(
  file: string,
  write: (handle: FileHandle) => Promise<string>,
): Promise<string> {
  const beside = `${file}.${process.pid}.tmp`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  let sha256: string;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      sha256 = await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(file));
  return sha256;
}

/** The body first, behind the place of the head, whose checksum is known at the end. */
async function writeParts(handle: FileHandle, parts: Iterable<string>): Promise<string> {
  const hash = createHash('sha256');
  const headOf = (sha256: string) => Buffer.from(`${JSON.stringify({ format, sha256 })}\n`);
  let position = headOf('0'.repeat(64)).length;
  const write = async (text: string, isHashed: boolean) => {
    const bytes = Buffer.from(text);
    if (isHashed) hash.update(bytes);
    await handle.write(bytes, 0, bytes.length, position);
    position += bytes.length;
  };
  for (const part of parts) await write(part, true);
  await write('\n', false);
  const sha256 = hash.digest('hex');
  const head = headOf(sha256);
  await handle.write(head, 0, head.length, 0);
  return sha256;
}

/** The text of a set as JSON, part by part, with each item on a line of its own. */
function* partsOf({ lists, ...others }: RawSet): Generator<string> {
  yield `${JSON.stringify(others).slice(0, -1)},"lists":{\n`;
  for (const [number, [name, items]] of Object.entries(lists).entries()) {
    yield `${number > 0 ? ',' : ''}${JSON.stringify(name)}:[\n`;
    for (let start = 0; start < items.length; start += itemsInAPart) {
      const part = items.slice(start, start + itemsInAPart).map((item) => JSON.stringify(item));
      const isLast = start + itemsInAPart >= items.length;
      yield `${part.join(',\n')}${isLast ? '' : ','}\n`;
    }
    yield ']';
  }
  yield '}}';
}

/** Without this the rename itself may be lost when the power fails. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
