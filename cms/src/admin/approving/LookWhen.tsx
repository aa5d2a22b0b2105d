import { Typography } from '@strapi/design-system';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import { ukDayAndTime } from '../uk-time';
import type { Answered } from '../use-answer';

/** When it would be public, if it is approved. */
export function LookWhen({ when }: { when: Answered<ReleasePlanAnswer> }) {
  if (when.state === 'loading') return <Typography>One moment…</Typography>;
  if (when.state === 'failed') {
    return (
      <Typography textColor="danger600">
        Whether it is planned could not be read. Close this, and look once more.
      </Typography>
    );
  }
  const { release } = when.data;
  if (!release) {
    return (
      <Typography>No time is set. It stays a draft until an approver publishes it.</Typography>
    );
  }
  const { at, zone, plannedBy, items } = release;
  const others = items.length - 1;
  return (
    <Typography>
      By itself on {ukDayAndTime(new Date(at))} {zone}, as {plannedBy} planned
      {others > 0 ? `, together with ${others} more` : ''}.
    </Typography>
  );
}
