import type { ReleaseAnswer, ReleaseItemAnswer, ScheduleAnswer } from '../../scheduling/answers';
import { ukMoment } from '../uk-time';

/** What keeps everything back, if anything does. */
export type KeptBack = Pick<ScheduleAnswer, 'stop' | 'clockHolds'>;

/** Why a release has not gone out, or will not as things are, and what to do; null where all is well. */
export function whyNotOut(
  release: ReleaseAnswer,
  keptBack: KeptBack,
  now = new Date(),
): string | null {
  const { state, heldBecause, lastError, nextAttemptAt, isLate } = release;
  if (state === 'superseded') return heldBecause ?? 'Its take-down was due too.';
  const waits = waitsFor(keptBack);
  if (state === 'failing') {
    const next = nextAttemptAt && `It is tried again ${ukMoment(nextAttemptAt, now)}.`;
    return inOne(lastError ?? 'It could not go out.', waits ?? next);
  }
  // While everything is kept back, nobody looks again at why something was held before.
  if (state === 'held' && !waits)
    return heldBecause ?? 'It is held until somebody has looked at it.';
  if (state !== 'planned' && state !== 'held') return null;
  const missing = missingIn(release, now);
  if (!isLate) return missing;
  const next = waits ?? (missing ? null : 'It goes out as soon as the CMS gets to it.');
  return inOne('It should be out by now.', next, missing);
}

/** What everything waits for that is due; null where nothing is kept back. */
function waitsFor({ stop, clockHolds }: KeptBack): string | null {
  if (stop) {
    return 'Everything is stopped, so it waits until an approver chooses “Go on…” on the schedule.';
  }
  return clockHolds && 'It waits until the clock of the CMS is right: the schedule says more.';
}

/** What an approver still has to do for it; null for nothing. */
function missingIn(release: ReleaseAnswer, now: Date): string | null {
  const { items, isLate, timeSetBy, timeSetAt } = release;
  const needing = items.filter(({ needsApproval }) => needsApproval);
  const unapproved = needing.filter(({ lacksOnlyTime }) => !lacksOnlyTime);
  const lackTime = needing.filter(({ lacksOnlyTime }) => lacksOnlyTime);
  const which = unapproved.length > 1 ? 'each of them' : 'it';
  const decide = `An approver opens ${which} and chooses “Look and decide…”.`;
  const goesOut = isLate
    ? 'It goes out only after that.'
    : 'Approved by its time, it goes out then; approved later, at once.';
  const agree = isLate
    ? 'It has passed, so an approver has to give another: “Move…”.'
    : 'To agree, an approver chooses “Move…”, and keeps the time or gives another.';
  return inOne(
    unapproved.length > 0 && `Not approved yet: ${namesOf(unapproved)}. ${decide} ${goesOut}`,
    lackTime.length > 0 &&
      `Approved, but not for this time: ${namesOf(lackTime)}. ${timeSetBy} set the time ${ukMoment(timeSetAt, now)}, and no approver has agreed to it. ${agree}`,
  );
}

function inOne(...sentences: (string | null | false)[]): string | null {
  return sentences.filter(Boolean).join(' ') || null;
}

function namesOf(items: readonly ReleaseItemAnswer[]): string {
  const names = items.map(({ title, editPath }) =>
    editPath === null ? 'something that you may not read, or that was deleted' : `“${title}”`,
  );
  return new Intl.ListFormat('en-GB').format(names);
}
