import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 100;

/** The memory that a process holds now, in bytes; Linux only. */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024;
}

/** Whether this machine tells the memory of a process. */
export const canMeasure = process.platform === 'linux';

/** Looks each 100 ms from now on. */
export function watchMemory(pid: number) {
  let most = residentBytes(pid);
  const timer = setInterval(() => {
    most = Math.max(most, residentBytes(pid));
  }, everyMs);
  return {
    /** @returns the most that was seen, in bytes */
    stop(): number {
      clearInterval(timer);
      return most;
    },
  };
}

/** The memory of an idle process: the lowest of two seconds of looks, after three of rest. */
export async function idleBytes(pid: number): Promise<number> {
  await pause(3_000);
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 20; look += 1) {
    least = Math.min(least, residentBytes(pid));
    await pause(everyMs);
  }
  return least;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
