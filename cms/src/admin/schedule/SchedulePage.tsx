import { useState } from 'react';
import { Box, Button, EmptyStateLayout, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight, Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ScheduleAnswer } from '../../scheduling/answers';
import { Attention } from './Attention';
import { CalendarFeed } from './CalendarFeed';
import { DayList } from './DayList';
import { byUkDay, happeningsOf } from './happenings';
import { monthAfter, monthInWords, spanOf, ukDayOf, ukMonthOf, weeksOf } from './month';
import { MonthTable } from './MonthTable';
import { OpenAlarms } from './OpenAlarms';
import { PlanDialogue } from './PlanDialogue';
import { StopButton } from './StopButton';
import { Stopped } from './Stopped';
import { useSchedule } from './use-schedule';
import { subtitleOf } from './words';

/** What goes out and what comes down: as a calendar, and as a list in which things are changed. */
export default function SchedulePage() {
  const [opened] = useState(() => new Date());
  const [month, setMonth] = useState(() => ukMonthOf(opened));
  const { from, to } = spanOf(month);
  const answer = useSchedule(from, to);
  const schedule = answer.state === 'ready' ? answer.data : null;
  return (
    <Page.Main>
      <Page.Title>Schedule</Page.Title>
      <Layouts.Header
        title="Schedule"
        subtitle={subtitleOf(schedule)}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {schedule?.mayStop && !schedule.stop ? <StopButton /> : null}
            <PlanDialogue
              entries={[]}
              trigger={<Button startIcon={<Plus />}>Plan a release</Button>}
              onPlanned={({ at }) => setMonth(ukMonthOf(new Date(at)))}
            />
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {schedule ? <Stopped schedule={schedule} /> : null}
          <OpenAlarms />
          <Attention opened={opened} />
          <MonthChoice month={month} today={ukMonthOf(opened)} onChange={setMonth} />
          {answer.state === 'failed' ? <Page.Error /> : null}
          {schedule ? <Month month={month} schedule={schedule} /> : null}
          <CalendarFeed />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function MonthChoice({
  month,
  today,
  onChange,
}: {
  month: string;
  today: string;
  onChange(month: string): void;
}) {
  const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)];
  return (
    <Flex tag="nav" aria-label="Month" justifyContent="space-between" gap={3} wrap="wrap">
      <Typography tag="h2" variant="beta" aria-live="polite">
        {monthInWords(month)}
      </Typography>
      <Flex gap={2}>
        {month === today ? null : (
          <Button variant="tertiary" onClick={() => onChange(today)}>
            This month
          </Button>
        )}
        <IconButton label={`Back to ${monthInWords(before)}`} onClick={() => onChange(before)}>
          <ChevronLeft />
        </IconButton>
        <IconButton label={`On to ${monthInWords(after)}`} onClick={() => onChange(after)}>
          <ChevronRight />
        </IconButton>
      </Flex>
    </Flex>
  );
}

function Month({ month, schedule }: { month: string; schedule: ScheduleAnswer }) {
  const all = byUkDay(happeningsOf(schedule.releases, schedule.takeDowns));
  const shown = new Set(weeksOf(month).flat());
  const days = new Map([...all].filter(([day]) => shown.has(day)));
  return (
    <>
      <MonthTable month={month} today={ukDayOf(new Date())} days={days} />
      {days.size > 0 ? (
        <DayList days={days} keptBack={schedule} />
      ) : (
        <Box background="neutral0" hasRadius>
          <EmptyStateLayout
            shadow="none"
            content={`Nothing goes out or comes down in ${monthInWords(month)}. Choose “Plan a release” to set a time.`}
          />
        </Box>
      )}
    </>
  );
}
