import { Box, Typography } from '@strapi/design-system';
import type { ReleaseAnswer } from '../../scheduling/answers';
import { ukMoment } from '../uk-time';

/** Why a release has not gone out, or will not as things are, and what happens next. */
export function Trouble({ release }: { release: ReleaseAnswer }) {
  const words = troubleOf(release);
  if (!words) return null;
  const colour = release.state === 'planned' && !release.isLate ? 'warning' : 'danger';
  return (
    <Box background={`${colour}100`} borderColor={`${colour}200`} hasRadius padding={4}>
      <Typography className="learning-reviews-typed">{words}</Typography>
    </Box>
  );
}

function troubleOf(release: ReleaseAnswer): string | null {
  const { state, heldBecause, lastError, nextAttemptAt, isLate, isTimeAgreed, items } = release;
  if (state === 'held') return heldBecause ?? 'It is held until somebody has looked at it.';
  if (state === 'failing') {
    const next = nextAttemptAt ? ` It is tried again ${ukMoment(nextAttemptAt)}.` : '';
    return `${lastError ?? 'It could not go out.'}${next}`;
  }
  if (state === 'superseded') return heldBecause ?? 'Its take-down was due too.';
  if (state !== 'planned') return null;
  if (isLate) return 'It should be out by now. It goes out as soon as the CMS gets to it.';
  if (!items.some(({ needsApproval }) => needsApproval)) return null;
  return isTimeAgreed
    ? 'It goes out only if all of it is approved by then.'
    : 'An author set this time. It goes out only if an approver approves all of it from now on, or agrees to the time: “Move…”, and keep it or give another.';
}
