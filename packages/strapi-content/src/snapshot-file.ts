import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { RawSet } from './content-set.js';
import { failed, type Result } from './strapi-content-error.js';

/** Raised when the file's form changes, so that an older version of the code leaves it alone. */
const format = 1;

const header = z.object({ format: z.literal(format), sha256: z.string() });
const entries = z.array(z.looseObject({}));
const rawSet: z.ZodType<RawSet> = z.object({
  revision: z.int().nonnegative(),
  database: z.string().optional(),
  fetchedAt: z.iso.datetime(),
  lists: z.record(z.string(), entries),
  singles: z.record(z.string(), z.looseObject({}).nullable()),
});

/**
 * Writes a set whole or not at all: to a file beside it, flushed to the disk, then renamed.
 * Only the owner may read it (mode 0600).
 * @throws the file system's error, after which the former file is still in place.
 */
export async function writeSnapshotFile(file: string, set: RawSet): Promise<void> {
  const body = JSON.stringify(set);
  const head = JSON.stringify({ format, sha256: checksum(body) });
  const beside = `${file}.${process.pid}.tmp`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFlushed(beside, `${head}\n${body}\n`);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(file));
}

/** Reads a set back. A file that is not there is undefined; a damaged one is a fault. */
export async function readSnapshotFile(file: string): Promise<Result<RawSet | undefined>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ok: true, value: undefined };
    return damaged(file, 'cannot be read', error);
  }
  const end = text.indexOf('\n');
  const body = text.slice(end + 1, -1);
  try {
    const head = header.safeParse(JSON.parse(text.slice(0, end)));
    if (!head.success) return damaged(file, 'is of another version', head.error);
    if (head.data.sha256 !== checksum(body)) return damaged(file, 'is not what was written');
    return { ok: true, value: rawSet.parse(JSON.parse(body)) };
  } catch (error) {
    return damaged(file, 'is not a snapshot', error);
  }
}

async function writeFlushed(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
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

function checksum(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function damaged(file: string, how: string, cause?: unknown): Result<never> {
  return failed(
    'damaged-file',
    `The snapshot ${file} ${how}, and is left unused.`,
    'It is written again at the next change that the CMS tells; nothing needs to be done.',
    cause,
  );
}
