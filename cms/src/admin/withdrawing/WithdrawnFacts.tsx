import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { ukMoment } from '../uk-time';
import { LiftButton } from './LiftButton';
import { reasonWords } from './reasons';
import type { EntryRef, Withdrawal } from './release-state';

const longAgo = new Date(0);

/** When, by whom and why something was withdrawn, and the way back. */
export function WithdrawnFacts({
  entry,
  withdrawal,
  address,
  mayPublish,
}: {
  entry: EntryRef;
  withdrawal: Withdrawal;
  /** Where it was, and where its notice is. */
  address: string | null;
  mayPublish: boolean;
}) {
  const { withdrawnAt, withdrawnBy, reason, text, leavesNotice } = withdrawal;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Box background="warning100" borderColor="warning200" hasRadius padding={3}>
        <Typography tag="p">
          Withdrawn on {ukMoment(withdrawnAt, longAgo)} by {withdrawnBy}:{' '}
          {reason ? reasonWords[reason].label.toLowerCase() : 'no reason given'}.{' '}
          {leavesNotice ? 'Its address shows a notice.' : 'It left no trace.'}
        </Typography>
        {text ? (
          <Typography tag="p" paddingTop={2} style={{ overflowWrap: 'anywhere' }}>
            The notice adds: “{text}”
          </Typography>
        ) : null}
      </Box>
      {address && leavesNotice ? (
        <Link href={address} isExternal>
          See the notice on the site
        </Link>
      ) : null}
      {mayPublish ? <LiftButton entry={entry} /> : null}
      <Typography variant="pi" textColor="neutral600">
        {mayPublish
          ? 'Until you lift the withdrawal, this cannot be published.'
          : 'Until an approver lifts the withdrawal, this cannot be published.'}
      </Typography>
    </Flex>
  );
}
