import type { ReleaseItemAnswer, ReleaseAnswer, TakeDownAnswer } from '../../scheduling/answers';
import { type Happening, isWaiting } from './happenings';
import { ukDayAndTime, ukMoment } from '../uk-time';
import type { KeptBack } from './why-not-out';

export interface StateWords {
  text: string;
  tone: 'calm' | 'good' | 'wait' | 'bad' | 'over';
}

/** What stays in view above the schedule, however far down somebody reads. */
export function subtitleOf(schedule: KeptBack | null): string {
  return schedule?.stop || schedule?.clockHolds
    ? 'Nothing goes out at the moment: see the top of this page'
    : 'What goes out and what comes down, in UK time';
}

/** How a release stands, in a word or two. */
export function stateOf(release: ReleaseAnswer): StateWords {
  if (release.state === 'failing') return { text: 'Failing', tone: 'bad' };
  if (release.state === 'held') return { text: 'Held', tone: 'bad' };
  if (release.state === 'done') return { text: 'Went out', tone: 'good' };
  if (release.state === 'cancelled') return { text: 'Cancelled', tone: 'over' };
  if (release.state === 'superseded') return { text: 'Did not go out', tone: 'over' };
  if (release.isLate) return { text: 'Late', tone: 'bad' };
  const needing = release.items.filter(({ needsApproval }) => needsApproval);
  if (needing.some(({ lacksOnlyTime }) => !lacksOnlyTime)) {
    return { text: 'Needs approval', tone: 'wait' };
  }
  if (needing.length > 0) return { text: 'Time not agreed', tone: 'wait' };
  return { text: 'Planned', tone: 'calm' };
}

/** What a release is called: its own name, or what is in it. The CMS names it after the first. */
export function nameOf({ title, items }: Pick<ReleaseAnswer, 'title' | 'items'>): string {
  const [first, ...others] = items;
  if (title.trim() && (title !== first?.title || others.length === 0)) return title;
  if (!first) return 'An empty release';
  return others.length === 0 ? first.title : `${first.title} and ${others.length} more`;
}

/** "2 publications and 1 form". */
export function countInWords(items: readonly Pick<ReleaseItemAnswer, 'kindName'>[]): string {
  const counts = new Map<string, number>();
  for (const { kindName } of items) counts.set(kindName, (counts.get(kindName) ?? 0) + 1);
  const words = [...counts].map(([kind, count]) => {
    return `${count} ${kind.toLowerCase()}${count === 1 ? '' : 's'}`;
  });
  return new Intl.ListFormat('en-GB').format(words);
}

/** Who planned a release, set its time since, and approved it, and when it went out. */
export function historyOf(release: ReleaseAnswer, now = new Date()): string {
  const { plannedBy, plannedAt, timeSetBy, timeSetAt, doneAt, state, items } = release;
  const approvers = new Set(items.flatMap(({ approvedBy }) => approvedBy ?? []));
  const isApproved = approvers.size > 0 && !items.some(({ needsApproval }) => needsApproval);
  return [
    `Planned ${ukMoment(plannedAt, now)} by ${plannedBy}.`,
    timeSetAt !== plannedAt && `Its time was set ${ukMoment(timeSetAt, now)} by ${timeSetBy}.`,
    isApproved && `Approved by ${new Intl.ListFormat('en-GB').format(approvers)}.`,
    state === 'done' && doneAt && `Went out ${ukMoment(doneAt, now)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** When what is in a release comes down again, a sentence for each that has a time. */
export function takeDownsOf({ items }: Pick<ReleaseAnswer, 'items'>): string[] {
  return items.flatMap(({ title, takeDown }) => {
    if (!takeDown) return [];
    const { at, zone, by } = takeDown;
    const what = items.length === 1 ? 'It' : `“${title}”`;
    return `${what} comes down on ${ukDayAndTime(new Date(at))} ${zone}, as ${by} set.`;
  });
}

/** The time on a UK clock as a calendar shows it: "09:30". */
export function clockTime({ atUk }: { atUk: string }): string {
  return atUk.slice(11, 16);
}

/** What the time of a release is: "Goes out at 09:30 GMT", or for what it was planned once it is over. */
export function timeOf(release: ReleaseAnswer, when: string): string {
  const { state, isLate, zone } = release;
  if (!isWaiting(state)) return `Planned for ${clockTime(release)} ${zone}`;
  return `${isLate ? 'Was due' : 'Goes out'} ${when} ${zone}`;
}

/** The same of a take-down: "Comes down at 17:00 GMT". */
export function takeDownTimeOf({ isLate, zone }: TakeDownAnswer, when: string): string {
  return `${isLate ? 'Was to come down' : 'Comes down'} ${when} ${zone}`;
}

/** How a take-down stands, in a word or two. */
export function takeDownStateOf({ isLate }: TakeDownAnswer): StateWords {
  return isLate ? { text: 'Late', tone: 'bad' } : { text: 'Comes down', tone: 'over' };
}

/** What a take-down that is late means, and what to do; null for one that is not. */
export function takeDownTrouble({ isLate }: TakeDownAnswer): string | null {
  return isLate
    ? 'Its time has passed, so no reader sees it any more. The CMS has not recorded that yet, and tries again by itself. Tell whoever runs the site if that goes on.'
    : null;
}

/** "goes out", or how it stands: the time is the planned one, and it may have gone out later. */
function standingOf({ state, isLate }: ReleaseAnswer): string {
  if (state === 'done') return 'out';
  if (state === 'cancelled') return 'cancelled';
  if (state === 'superseded') return 'not out';
  return isLate ? 'was due' : 'goes out';
}

/** One line of a calendar: "09:30 goes out: Oak Lane". */
export function lineOf(happening: Happening): string {
  if (happening.kind === 'down') {
    const { takeDown } = happening;
    const verb = takeDown.isLate ? 'was to come down' : 'comes down';
    return `${clockTime(takeDown)} ${verb}: ${takeDown.title}`;
  }
  const { release } = happening;
  return `${clockTime(release)} ${standingOf(release)}: ${nameOf(release)}`;
}
