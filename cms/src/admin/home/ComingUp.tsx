import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { ScheduleAnswer } from '../../scheduling/answers';
import { type Happening, happeningsOf, isWaiting } from '../schedule/happenings';
import { useSchedule } from '../schedule/use-schedule';
import { nameOf, stateOf, takeDownTimeOf, timeOf } from '../schedule/words';
import { ukDayAndTime } from '../uk-time';
import { AllClear, Answer, Line, LineList } from './Panel';

const most = 5;
const lookAhead = 60 * 24 * 60 * 60 * 1000;

/** What goes out and comes down next, with what is late, held or failing first. */
export default function ComingUp() {
  const [from] = useState(() => new Date());
  const to = new Date(from.getTime() + lookAhead);
  const answer = useSchedule(from.toISOString(), to.toISOString());
  return <Answer answer={answer}>{(schedule) => <Next schedule={schedule} />}</Answer>;
}

function Next({ schedule }: { schedule: ScheduleAnswer }) {
  const { releases, takeDowns, stop, clockHolds } = schedule;
  const waiting = releases.filter(({ state }) => isWaiting(state));
  const next = happeningsOf(waiting, takeDowns).slice(0, most);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {stop || clockHolds ? (
        <Typography textColor="danger600" fontWeight="semiBold">
          Nothing goes out at the moment.
        </Typography>
      ) : null}
      {next.length > 0 ? (
        <LineList>
          {next.map((happening) => (
            <Line key={happening.key} {...lineOf(happening)} />
          ))}
        </LineList>
      ) : (
        <AllClear>Nothing is planned for the next 60 days.</AllClear>
      )}
      <Typography tag={Link} to="/schedule" textColor="primary600">
        Open the schedule
      </Typography>
    </Flex>
  );
}

function lineOf(happening: Happening) {
  const when = `on ${ukDayAndTime(new Date(happening.at))}`;
  if (happening.kind === 'down') {
    const { title, editPath, isLate } = happening.takeDown;
    const detail = takeDownTimeOf(happening.takeDown, when);
    return { title, path: editPath, detail, badge: isLate ? 'Late' : 'Comes down' };
  }
  const { release } = happening;
  const [only, ...others] = release.items;
  const path = only?.editPath && others.length === 0 ? only.editPath : '/schedule';
  return {
    title: nameOf(release),
    path,
    detail: timeOf(release, when),
    badge: stateOf(release).text,
  };
}
