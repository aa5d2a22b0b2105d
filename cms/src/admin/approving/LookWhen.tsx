import { Typography } from '@strapi/design-system';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { ukDayAndTime } from '../uk-time';
import { useAnswer } from '../use-answer';

/** When it would be public, if it is approved. */
export function LookWhen({ entry: { uid, documentId } }: { entry: EntryRef }) {
  const query = new URLSearchParams({ uid, documentId });
  const [answer] = useAnswer<ReleasePlanAnswer>(`/release-plan?${query}`);
  if (answer.state === 'loading') return <Typography>One moment…</Typography>;
  if (answer.state === 'failed') {
    return (
      <Typography textColor="danger600">
        Whether it is planned could not be read. Look at the schedule.
      </Typography>
    );
  }
  const { release } = answer.data;
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
