import { Typography } from '@strapi/design-system';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import { DateWarnings } from '../dates/DateWarnings';
import type { Answered } from '../use-answer';
import { hasPassed, untilWhenOf, whenOf } from './words';

/** When it would be public if it is approved, until when, and what these times meet. */
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
  const sentences = whenOf(when.data);
  const isUrgent = release !== null && hasPassed(release);
  return (
    <>
      {sentences.map((sentence) => (
        <Typography key={sentence} tag="p" textColor={isUrgent ? 'danger600' : undefined}>
          {sentence}
        </Typography>
      ))}
      {untilWhenOf(when.data).map((sentence) => (
        <Typography key={sentence} tag="p" className="learning-reviews-typed">
          {sentence}
        </Typography>
      ))}
      <DateWarnings warnings={release?.warnings ?? []} />
    </>
  );
}
