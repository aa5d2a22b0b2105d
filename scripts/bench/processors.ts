import { readFileSync } from 'node:fs';
import { findProgram } from '../checks/debian.ts';

/** Which processors the program that asks has, and which whatever it asks has. */
export interface Processors {
  taskset: string;
  asking: string;
  answering: string;
}

/**
 * One processor for the program that asks, all others for what it asks. Else whoever is quick would
 * have one, beside the program that asks it, and whoever is slow two.
 *
 * @returns undefined where they cannot be divided: there is one, or no `taskset`
 */
export function divideProcessors(): Processors | undefined {
  const taskset = findProgram('taskset');
  const status = readFileSync('/proc/self/status', 'utf8');
  const allowed = processorsOf(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '');
  const [asking, ...answering] = allowed;
  if (!taskset || asking === undefined || answering.length === 0) return undefined;
  return { taskset, asking: String(asking), answering: answering.join(',') };
}

/** @param list as the kernel writes it, such as `0-2,5` */
export function processorsOf(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [first = NaN, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  });
}
