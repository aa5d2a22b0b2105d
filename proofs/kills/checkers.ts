import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The processes that check documents for a CMS now. */
export async function checkersOf(cmsPid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => Number(found?.[2]) === cmsPid && /document-checks/.test(found?.[3] ?? ''))
    .map((found) => Number(found?.[1]));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
