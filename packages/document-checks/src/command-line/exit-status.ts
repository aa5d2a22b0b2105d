import type { Verdict } from '../report.js';

const statuses: Record<Verdict | 'wrong-use', number> = {
  clear: 0,
  'needs-a-look': 1,
  blocked: 2,
  'could-not-check': 3,
  'wrong-use': 4,
};

/** The exit status by which a script knows how a check ended. */
export function exitStatusOf(verdict: Verdict | 'wrong-use'): number {
  return statuses[verdict];
}
