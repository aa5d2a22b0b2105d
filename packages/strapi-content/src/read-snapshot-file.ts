import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RawSet } from './content-set.js';
import { linesOfFile } from './lines-of-file.js';
import {
  changesFileOf,
  withChanges,
  type SnapshotBase,
  type SnapshotChanges,
} from './snapshot-changes.js';
import { failed, type Result } from './strapi-content-error.js';
import { format } from './write-snapshot-file.js';

/** Of the first form no file of changes is known; it is read as before. */
const header = z.object({ format: z.literal([1, format]), sha256: z.string() });
/** Each item is checked by its schema afterwards. */
const entries = z.array(z.custom<object>((item) => typeof item === 'object' && item !== null));
const said = z.object({
  revision: z.int().nonnegative(),
  database: z.string().optional(),
  fetchedAt: z.iso.datetime(),
});
const rawSet: z.ZodType<RawSet> = said.extend({
  checkedBy: z.string().optional(),
  lists: z.record(z.string(), entries),
  singles: z.record(z.string(), z.looseObject({}).nullable()),
});

const changes: z.ZodType<SnapshotChanges> = said.extend({
  checkedBy: z.string().optional(),
  lists: z.record(z.string(), z.object({ items: entries, ids: z.array(z.string()) })),
  singles: z.record(z.string(), z.looseObject({}).nullable()),
});

/** What a file says of itself in its first lines. */
export type Said = z.infer<typeof said>;

/** What a file was read to, and what of it stands in the file itself. */
export interface ReadSnapshot {
  set: RawSet;
  /** Without the changes that were written since, which another file holds. */
  base: SnapshotBase;
}

/** More than a head has. */
const headBytes = 256;

/** Times that a file is read which another process replaces meanwhile. */
const mostTries = 3;

const listsBegin = ',"lists":{';

/**
 * Reads no more than the beginning of a file, or the changes that came after it. Whether the file is
 * sound is not known then.
 * @returns undefined where it says nothing, or there is none
 */
export async function peekAtSnapshotFile(file: string): Promise<Said | undefined> {
  try {
    const sha256 = await nameOfSnapshotFile(file);
    const since = sha256 && (await readChangesFile(changesFileOf(file, sha256)));
    if (since) return since.ok ? said.parse(since.value) : undefined;
    let number = 0;
    for await (const line of linesOfFile(file)) {
      number += 1;
      if (number === 1) continue;
      const text = line.toString('utf8');
      return text.endsWith(listsBegin) ? said.parse(JSON.parse(withoutLists(text))) : undefined;
    }
  } catch {
    // Whoever reads it whole says what is wrong with it.
  }
  return undefined;
}

/**
 * The SHA-256 that a file's head gives its body, by which the file of its changes is found.
 * @returns undefined where there is none, or it is not one of ours
 */
export async function nameOfSnapshotFile(file: string): Promise<string | undefined> {
  try {
    for await (const line of linesOfFile(file, headBytes)) {
      return header.safeParse(JSON.parse(line.toString('utf8'))).data?.sha256;
    }
  } catch {
    // As above.
  }
  return undefined;
}

/** Reads a set back. A file that is not there is undefined; a damaged one is a fault. */
export async function readSnapshotFile(file: string): Promise<Result<RawSet | undefined>> {
  const reading = await readSnapshot(file);
  return reading.ok ? { ok: true, value: reading.value?.set } : reading;
}

/**
 * Likewise, and tells what stands in the file itself. Changes that are damaged make all of it
 * unusable: without them it would show what was taken down since.
 */
export async function readSnapshot(file: string): Promise<Result<ReadSnapshot | undefined>> {
  for (let tries = 1; ; tries += 1) {
    const reading = await readWithChanges(file);
    const sha256 = reading.ok ? reading.value?.base.sha256 : undefined;
    // Another process may have put a newer file there meanwhile, and taken the changes away.
    if (!sha256 || tries === mostTries || (await nameOfSnapshotFile(file)) === sha256) {
      return reading;
    }
  }
}

async function readWithChanges(file: string): Promise<Result<ReadSnapshot | undefined>> {
  const reading = await readBase(file);
  if (!reading.ok || !reading.value) return reading as Result<undefined>;
  const { set, sha256 } = reading.value;
  const base = { sha256, lists: set.lists };
  const beside = changesFileOf(file, sha256);
  const since = await readChangesFile(beside);
  if (!since) return { ok: true, value: { set, base } };
  if (!since.ok) return since;
  const changed = withChanges(set, since.value);
  if (!changed) return damaged(beside, 'does not belong to its file');
  return { ok: true, value: { set: changed, base } };
}

/** @returns undefined where there is none */
async function readChangesFile(file: string): Promise<Result<SnapshotChanges> | undefined> {
  try {
    const [head, body] = (await readFile(file, 'utf8')).split('\n');
    const { sha256 } = header.parse(JSON.parse(head ?? ''));
    const isSound =
      createHash('sha256')
        .update(body ?? '')
        .digest('hex') === sha256;
    if (!isSound) return damaged(file, 'is not what was written');
    return { ok: true, value: changes.parse(JSON.parse(body ?? '')) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    return damaged(file, code ? 'cannot be read' : 'is not what was written', error);
  }
}

async function readBase(
  file: string,
): Promise<Result<{ set: RawSet; sha256: string } | undefined>> {
  const body = bodyParser();
  let sha256: string | undefined;
  try {
    for await (const line of linesOfFile(file)) {
      if (sha256 !== undefined) {
        body.take(line);
        continue;
      }
      const head = header.safeParse(JSON.parse(line.toString('utf8')));
      if (!head.success) return damaged(file, 'is of another version', head.error);
      sha256 = head.data.sha256;
    }
    if (sha256 !== body.sha256()) return damaged(file, 'is not what was written');
    return { ok: true, value: { set: rawSet.parse(body.set()), sha256 } };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: true, value: undefined };
    return damaged(file, code ? 'cannot be read' : 'is not a snapshot', error);
  }
}

/**
 * Takes a body line by line, so that a large one is never in memory as one text. A body that is one
 * line, as former versions wrote it, is parsed whole.
 */
function bodyParser() {
  const hash = createHash('sha256');
  const lists: Record<string, unknown[]> = {};
  let first: string | undefined;
  let list: unknown[] | undefined;
  return {
    /** @throws SyntaxError */
    take(line: Buffer) {
      if (first !== undefined) hash.update('\n');
      hash.update(line);
      const text = line.toString('utf8');
      if (first === undefined) first = text;
      else if (text.startsWith('{')) list?.push(JSON.parse(withoutComma(text)));
      else if (text.endsWith(':[')) lists[nameOf(text)] = list = [];
    },
    sha256: () => hash.digest('hex'),
    set: (): unknown =>
      first?.endsWith(listsBegin)
        ? { ...(JSON.parse(withoutLists(first)) as object), lists }
        : JSON.parse(first ?? ''),
  };
}

function withoutLists(line: string): string {
  return `${line.slice(0, -listsBegin.length)}}`;
}

function withoutComma(line: string): string {
  return line.endsWith(',') ? line.slice(0, -1) : line;
}

/** Of the line before a list's first item: `],"forms":[`. */
function nameOf(line: string): string {
  return JSON.parse(line.slice(line.indexOf('"'), -2)) as string;
}

function damaged(file: string, how: string, cause?: unknown): Result<never> {
  return failed(
    'damaged-file',
    `The snapshot ${file} ${how}, and is left unused.`,
    'It is written again at the next change that the CMS tells; nothing needs to be done.',
    cause,
  );
}
