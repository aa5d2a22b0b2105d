import { Box, Flex, Typography } from '@strapi/design-system';
import type { TakeDownAnswer } from '../../scheduling/answers';
import { ukMoment } from '../uk-time';
import { TitleLink } from './ReleaseItems';
import { StateBadge } from './StateBadge';
import { clockTime, takeDownStateOf, takeDownTimeOf, takeDownTrouble } from './words';

/** One entry that comes down by itself. Its time is changed on its edit screen. */
export function TakeDownCard({
  takeDown,
  showsDay = false,
}: {
  takeDown: TakeDownAnswer;
  /** Where it stands under no heading of its day. */
  showsDay?: boolean;
}) {
  const { at, kindName, by, reason } = takeDown;
  const when = showsDay ? ukMoment(at) : `at ${clockTime(takeDown)}`;
  const trouble = takeDownTrouble(takeDown);
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
          <Box>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {`${takeDownTimeOf(takeDown, when)}, 1 ${kindName.toLowerCase()}`}
            </Typography>
            <Typography
              tag={showsDay ? 'h3' : 'h4'}
              variant="delta"
              fontWeight="bold"
              className="learning-reviews-typed"
            >
              <TitleLink item={takeDown} />
            </Typography>
          </Box>
          <StateBadge state={takeDownStateOf(takeDown)} />
        </Flex>
        {trouble ? (
          <Box background="danger100" borderColor="danger200" hasRadius padding={4}>
            <Typography>{trouble}</Typography>
          </Box>
        ) : null}
        <Typography variant="pi" textColor="neutral600">
          Set by {by}. {reason ? `Reason: ${reason}. ` : ''}Open it to change when it comes down.
        </Typography>
      </Flex>
    </Box>
  );
}
