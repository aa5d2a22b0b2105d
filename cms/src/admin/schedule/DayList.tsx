import { Box, Flex, Typography } from '@strapi/design-system';
import { type Happening, needsSomebody } from './happenings';
import { dayInWords } from './month';
import { idOfDay } from './MonthTable';
import { ReleaseCard } from './ReleaseCard';
import { StateBadge } from './StateBadge';
import { TakeDownCard } from './TakeDownCard';
import type { KeptBack } from './why-not-out';
import { lineOf, stateOf, takeDownStateOf } from './words';

/** What goes out and comes down, day by day. */
export function DayList({
  days,
  keptBack,
}: {
  days: ReadonlyMap<string, readonly Happening[]>;
  keptBack: KeptBack;
}) {
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
            {happenings.map((happening) => (
              <One key={happening.key} happening={happening} keptBack={keptBack} />
            ))}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
}

/** What needs somebody stands at the top of the page, with all that can be done, and not twice. */
function One({ happening, keptBack }: { happening: Happening; keptBack: KeptBack }) {
  if (!needsSomebody(happening)) {
    return happening.kind === 'down' ? (
      <TakeDownCard takeDown={happening.takeDown} />
    ) : (
      <ReleaseCard release={happening.release} keptBack={keptBack} />
    );
  }
  const state =
    happening.kind === 'down' ? takeDownStateOf(happening.takeDown) : stateOf(happening.release);
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
        <Typography className="learning-reviews-typed">
          {lineOf(happening)}. More at the top of this page.
        </Typography>
        <StateBadge state={state} />
      </Flex>
    </Box>
  );
}
