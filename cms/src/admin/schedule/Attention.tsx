import { Box, Flex, Typography } from '@strapi/design-system';
import { needsSomebody } from './happenings';
import { ReleaseCard } from './ReleaseCard';
import { useSchedule } from './use-schedule';

/** Longer than the page stays open; what is late from before comes with every span. */
const week = 7 * 24 * 60 * 60 * 1000;

/** What is late, held or failing, of whatever month: first on the page until somebody has acted. */
export function Attention({ opened }: { opened: Date }) {
  const until = new Date(opened.getTime() + week);
  const answer = useSchedule(opened.toISOString(), until.toISOString());
  if (answer.state !== 'ready') return null;
  const releases = answer.data.releases.filter(needsSomebody);
  if (releases.length === 0) return null;
  return (
    <Box tag="section" aria-labelledby="schedule-attention">
      <Typography id="schedule-attention" tag="h2" variant="beta">
        Needs somebody
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {releases.map((release) => (
          <ReleaseCard key={release.id} release={release} keptBack={answer.data} showsDay />
        ))}
      </Flex>
    </Box>
  );
}
