import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

const longestUseMilliseconds = 60 * 60 * 1000;
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const startedAt = Date.now() - process.uptime() * 1000;

/** A name that tells which process made it, to be ended by something random. */
export function temporaryPrefix(kind: string): string {
  return `${kind}-${machine}-${process.pid}-`;
}

export function temporaryName(kind: string): string {
  return temporaryPrefix(kind) + randomBytes(12).toString('hex');
}

/**
 * Tells whether nobody uses a temporary file any more: its process has ended, or it is over an hour
 * old. Of a process on another machine only the hour is known.
 *
 * @param modified in milliseconds since 1970 UTC
 */
export function isAbandoned(name: string, modified: number): boolean {
  if (Date.now() - modified > longestUseMilliseconds) return true;
  const [, madeOn, pid] = /-([0-9a-f]{8})-(\d+)-\w+$/.exec(name) ?? [];
  if (madeOn !== machine) return false;
  return Number(pid) === process.pid ? modified < startedAt : !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Removes what is abandoned in a folder, of all that begins so. The folder need not be there. */
export async function removeAbandoned(folder: string, beginning: string): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names.filter((candidate) => candidate.startsWith(beginning))) {
    const left = path.join(folder, name);
    const found = await stat(left).catch(() => null);
    if (found && isAbandoned(name, found.mtimeMs)) await rm(left, { recursive: true, force: true });
  }
}
