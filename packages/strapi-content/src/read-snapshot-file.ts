import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RawSet } from './content-set.js';
import { linesOfFile } from './lines-of-file.js';
import { failed, type Result } from './strapi-content-error.js';
import { format } from './write-snapshot-file.js';

const header = z.object({ format: z.literal(format), sha256: z.string() });
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

/** What a file says of itself in its first lines. */
export type Said = z.infer<typeof said>;

const listsBegin = ',"lists":{';

/**
 * Reads no more than the beginning of a file. Whether the file is sound is not known then.
 * @returns undefined where it says nothing, or there is none
 */
export async function peekAtSnapshotFile(file: string): Promise<Said | undefined> {
  let number = 0;
  try {
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

/** Reads a set back. A file that is not there is undefined; a damaged one is a fault. */
export async function readSnapshotFile(file: string): Promise<Result<RawSet | undefined>> {
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
    return { ok: true, value: rawSet.parse(body.set()) };
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
