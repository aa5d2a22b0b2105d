import type { ShareRow, ShareState } from '../../sharing/answers';
import { ukMoment } from '../uk-time';

/** The state of a link in a word or two. */
export const stateWords: Record<ShareState, string> = {
  working: 'Works',
  paused: 'Paused: the draft was changed',
  revoked: 'Revoked',
  expired: 'Its time is over',
  published: 'Ended: it was published',
  deleted: 'Ended: it was deleted',
};

/** What may still be opened, now or after an approver has shared the new version. */
export function isLive({ state }: Pick<ShareRow, 'state'>): boolean {
  return state === 'working' || state === 'paused';
}

/** When a link ends or ended, and who ended it: "Works until 3 June 2026 at 9:00am". */
export function endWords(row: ShareRow, now = new Date()): string {
  const end = ukMoment(row.endedAt ?? row.worksUntil, now);
  if (isLive(row)) return `Works until ${end}`;
  if (row.state === 'revoked') return `Revoked ${end}${row.endedBy ? ` by ${row.endedBy}` : ''}`;
  if (row.state === 'published') return `Published ${end}`;
  if (row.state === 'deleted') return `Deleted ${end}`;
  return `Worked until ${end}`;
}

/** "Not opened yet", "Opened once, today at 9:30am", "Opened 3 times, last …". */
export function openingWords({ openings: { count, last } }: ShareRow, now = new Date()): string {
  if (count === 0 || last === null) return 'Not opened yet';
  const when = ukMoment(last, now);
  return count === 1 ? `Opened once, ${when}` : `Opened ${count} times, last ${when}`;
}
