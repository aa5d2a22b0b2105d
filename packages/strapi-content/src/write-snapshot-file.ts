import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { RawSet } from './content-set.js';

/** Raised when the file's form changes, so that an older version of the code leaves it alone. */
export const format = 1;

/** Items that are made into text at once: a large set must not keep visitors waiting. */
const itemsInAPart = 64;

/**
 * Writes a set whole or not at all: to a file beside it, flushed to the disk, then renamed.
 * Only the owner may read it (mode 0600).
 * @throws the file system's error, after which the former file is still in place.
 */
export async function writeSnapshotFile(file: string, set: RawSet): Promise<void> {
  await writeBeside(file, async (beside) => {
    const handle = await open(beside, 'w', 0o600);
    try {
      await writeParts(handle, set);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/** Copies a snapshot's file whole or not at all, likewise. @throws the file system's error */
export async function copySnapshotFile(from: string, to: string): Promise<void> {
  await writeBeside(to, async (beside) => {
    await copyFile(from, beside);
    const handle = await open(beside, 'r+');
    try {
      await handle.chmod(0o600);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/** Removes what processes left beside a file that were killed as they wrote it. */
export async function removeLeftovers(file: string): Promise<void> {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.`;
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = /^(\d+)\.tmp$/.exec(name.startsWith(start) ? name.slice(start.length) : '')?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function writeBeside(file: string, write: (beside: string) => Promise<void>): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    await write(beside);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(file));
}

/** The body first, behind the place of the head, whose checksum is known at the end. */
async function writeParts(handle: FileHandle, set: RawSet): Promise<void> {
  const hash = createHash('sha256');
  const headOf = (sha256: string) => Buffer.from(`${JSON.stringify({ format, sha256 })}\n`);
  let position = headOf('0'.repeat(64)).length;
  const write = async (text: string, isHashed: boolean) => {
    const bytes = Buffer.from(text);
    if (isHashed) hash.update(bytes);
    await handle.write(bytes, 0, bytes.length, position);
    position += bytes.length;
  };
  for (const part of partsOf(set)) await write(part, true);
  await write('\n', false);
  const head = headOf(hash.digest('hex'));
  await handle.write(head, 0, head.length, 0);
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
