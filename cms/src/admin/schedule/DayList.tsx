import { Box, Flex, Typography } from '@strapi/design-system';
import type { Happening } from './happenings';
import { dayInWords } from './month';
import { idOfDay } from './MonthTable';
import { ReleaseCard } from './ReleaseCard';
import { TakeDownCard } from './TakeDownCard';

/** What goes out and comes down, day by day. */
export function DayList({ days }: { days: ReadonlyMap<string, readonly Happening[]> }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {[...days].map(([day, happenings]) => (
        <Box key={day} tag="section" aria-labelledby={idOfDay(day)}>
          <Typography
            id={idOfDay(day)}
            tag="h3"
            variant="delta"
            tabIndex={-1}
            style={{ scrollMarginTop: '9rem', outlineOffset: '4px' }}
          >
            {dayInWords(day)}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
            {happenings.map((happening) =>
              happening.kind === 'out' ? (
                <ReleaseCard key={happening.key} release={happening.release} />
              ) : (
                <TakeDownCard key={happening.key} takeDown={happening.takeDown} />
              ),
            )}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
}
