import type { ReleaseAnswer, ReleaseItemAnswer } from '../../scheduling/answers';
import { ukMoment } from '../uk-time';

/** Why a release has not gone out, or will not as things are, and what to do; null where all is well. */
export function whyNotOut(release: ReleaseAnswer, now = new Date()): string | null {
  const { state, heldBecause, lastError, nextAttemptAt, isLate } = release;
  if (state === 'held') return heldBecause ?? 'It is held until somebody has looked at it.';
  if (state === 'failing') {
    const next = nextAttemptAt ? ` It is tried again ${ukMoment(nextAttemptAt, now)}.` : '';
    return `${lastError ?? 'It could not go out.'}${next}`;
  }
  if (state === 'superseded') return heldBecause ?? 'Its take-down was due too.';
  if (state !== 'planned') return null;
  if (isLate) return 'It should be out by now. It goes out as soon as the CMS gets to it.';
  return missingIn(release, now);
}

/** What an approver still has to do for it; null for nothing. */
function missingIn({ items, timeSetBy, timeSetAt }: ReleaseAnswer, now: Date): string | null {
  const needing = items.filter(({ needsApproval }) => needsApproval);
  const unapproved = needing.filter(({ lacksOnlyTime }) => !lacksOnlyTime);
  const lackTime = needing.filter(({ lacksOnlyTime }) => lacksOnlyTime);
  const words = [];
  if (unapproved.length > 0) {
    words.push(
      `Not approved yet: ${namesOf(unapproved)}. It goes out only if an approver approves that by then.`,
    );
  }
  if (lackTime.length > 0) {
    words.push(
      `Approved, but not for this time: ${namesOf(lackTime)}. ${timeSetBy} set the time ${ukMoment(timeSetAt, now)}, and no approver has agreed to it. To agree, an approver chooses “Move…”, and keeps the time or gives another.`,
    );
  }
  return words.length > 0 ? words.join(' ') : null;
}

function namesOf(items: readonly ReleaseItemAnswer[]): string {
  const names = items.map(({ title, editPath }) =>
    editPath === null ? 'something that you may not read, or that was deleted' : `“${title}”`,
  );
  return new Intl.ListFormat('en-GB').format(names);
}
