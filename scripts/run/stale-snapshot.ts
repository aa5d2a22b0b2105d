import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

interface Revision {
  database?: string;
  revision: number;
}

/**
 * Removes what the site would start from, where it is older than what was last public: a machine
 * or folder was put back, and it may show what has been taken off since. The site then waits for
 * the CMS.
 *
 * @param withdrawalsDir where the CMS notes the newest revision
 * @param files the site's snapshot and what its build baked
 * @returns the files that were removed
 */
export function removeStaleSnapshots(withdrawalsDir: string, files: readonly string[]): string[] {
  const latest = readRevision(path.join(withdrawalsDir, 'public', 'latest.json'), 0);
  if (!latest) return [];
  const stale = files.filter((file) => {
    const held = readRevision(file, 1);
    return held?.database === latest.database && (held?.revision ?? Infinity) < latest.revision;
  });
  for (const file of stale) rmSync(file);
  return stale;
}

/** @param line which line of the file is the JSON; the first line of a snapshot is its checksum */
function readRevision(file: string, line: number): Revision | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8').split('\n')[line] ?? '') as Revision;
  } catch {
    // What cannot be read is left unused by the site too.
    return undefined;
  }
}
