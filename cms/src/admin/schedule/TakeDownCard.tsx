import { Box, Flex, Typography } from '@strapi/design-system';
import type { TakeDownAnswer } from '../../scheduling/answers';
import { TitleLink } from './ReleaseItems';
import { StateBadge } from './StateBadge';
import { clockTime, takeDownTimeOf } from './words';

/** One entry that comes down by itself. Its time is changed on its edit screen. */
export function TakeDownCard({ takeDown }: { takeDown: TakeDownAnswer }) {
  const { kindName, by, reason, isLate } = takeDown;
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
          <Box>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {`${takeDownTimeOf(takeDown, `at ${clockTime(takeDown)}`)}, 1 ${kindName.toLowerCase()}`}
            </Typography>
            <Typography
              tag="h4"
              variant="delta"
              fontWeight="bold"
              className="learning-reviews-typed"
            >
              <TitleLink item={takeDown} />
            </Typography>
          </Box>
          <StateBadge
            state={isLate ? { text: 'Late', tone: 'bad' } : { text: 'Comes down', tone: 'over' }}
          />
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          Set by {by}. {reason ? `Reason: ${reason}. ` : ''}Open it to change when it comes down.
        </Typography>
      </Flex>
    </Box>
  );
}
