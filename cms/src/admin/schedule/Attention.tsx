import { Box, Flex, Typography } from '@strapi/design-system';
import { happeningsOf, needsSomebody } from './happenings';
import { ReleaseCard } from './ReleaseCard';
import { TakeDownCard } from './TakeDownCard';
import { useSchedule } from './use-schedule';

/** Longer than the page stays open; what is late from before comes with every span. */
const week = 7 * 24 * 60 * 60 * 1000;

/** What goes out or comes down late, is held or failing, of whatever month: first on the page until somebody has acted. */
export function Attention({ opened }: { opened: Date }) {
  const until = new Date(opened.getTime() + week);
  const answer = useSchedule(opened.toISOString(), until.toISOString());
  if (answer.state !== 'ready') return null;
  const { releases, takeDowns } = answer.data;
  const found = happeningsOf(releases, takeDowns).filter(needsSomebody);
  if (found.length === 0) return null;
  return (
    <Box tag="section" aria-labelledby="schedule-attention">
      <Typography id="schedule-attention" tag="h2" variant="beta">
        Needs somebody
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {found.map((one) =>
          one.kind === 'out' ? (
            <ReleaseCard key={one.key} release={one.release} keptBack={answer.data} showsDay />
          ) : (
            <TakeDownCard key={one.key} takeDown={one.takeDown} showsDay />
          ),
        )}
      </Flex>
    </Box>
  );
}
