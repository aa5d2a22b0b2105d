import { Box, Flex, Typography } from '@strapi/design-system';
import { needSomebody } from './happenings';
import { ReleaseCard } from './ReleaseCard';
import { useSchedule } from './use-schedule';

/** What is late, held or failing, of whatever month: first on the page until somebody has acted. */
export function Attention({ now }: { now: string }) {
  const answer = useSchedule(now, now);
  const releases = answer.state === 'ready' ? needSomebody(answer.data.releases) : [];
  if (releases.length === 0) return null;
  return (
    <Box tag="section" aria-labelledby="schedule-attention">
      <Typography id="schedule-attention" tag="h2" variant="beta">
        Needs somebody
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {releases.map((release) => (
          <ReleaseCard key={release.id} release={release} showsDay />
        ))}
      </Flex>
    </Box>
  );
}
