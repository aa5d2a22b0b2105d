import { Box, Flex, Typography } from '@strapi/design-system';
import type { FindingAnswer, ReportAnswer } from '../../checking/answers';
import { ukMoment } from '../uk-time';
import { FoundText } from './FoundText';
import { LetThrough } from './LetThrough';
import { Mending } from './Mending';
import { Places } from './Places';
import type { About } from './ReportLoader';

const colours = { block: 'danger', warn: 'warning', note: 'neutral' } as const;

/** One thing that was found: what is wrong, where, how to mend it, and what can be decided. */
export function Finding({
  about,
  finding,
  answer: { whyNoOverride },
  onChange,
}: {
  about: About;
  finding: FindingAnswer;
  answer: ReportAnswer;
  onChange(): void;
}) {
  const { title, explanation, severity, override } = finding;
  return (
    <Box
      tag="article"
      aria-label={title}
      borderColor={`${colours[severity]}200`}
      hasRadius
      padding={4}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h3" variant="delta" textColor={`${colours[severity]}700`}>
          {title}
        </Typography>
        <Typography tag="p">{explanation}</Typography>
        <FoundText {...{ about, finding }} />
        <Places {...{ about, finding }} />
        <Mending mending={finding.mending} />
        {override ? (
          <Typography tag="p" className="learning-reviews-typed">
            <strong>
              {override.by} let this through {ukMoment(override.at)}:
            </strong>{' '}
            {override.reason}
          </Typography>
        ) : null}
        {severity === 'block' && !override ? (
          <LetThrough {...{ about, finding, whyNoOverride, onChange }} />
        ) : null}
      </Flex>
    </Box>
  );
}
