import { useEffect } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { ReleaseAnswer, ReleasePlanAnswer } from '../../scheduling/answers';
import { DateWarnings } from '../dates/DateWarnings';
import { ukDayAndTime, ukMoment } from '../uk-time';
import { useAnswer } from '../use-answer';
import { CancelButton } from './CancelButton';
import { MoveButton } from './MoveButton';
import { PlanDialogue } from './PlanDialogue';
import { StateBadge } from './StateBadge';
import { useSeenDraft } from './seen-draft';
import { useGoingOut } from './use-going-out';
import type { FoundEntry } from './use-found-entries';
import { type KeptBack, whyNotOut } from './why-not-out';
import { historyOf, nameOf, stateOf } from './words';

/** When an entry goes out by itself; to plan, move or cancel that. */
export function GoingLive({
  entry,
  version,
  isChanged,
}: {
  entry: FoundEntry;
  /** Changes when the entry does. */
  version: string;
  /** Whether there is anything that the site does not show yet. */
  isChanged: boolean;
}) {
  const seen = useSeenDraft(entry, version);
  const query = new URLSearchParams({ uid: entry.uid, documentId: entry.documentId });
  const [answer, ask] = useAnswer<ReleasePlanAnswer>(`/release-plan?${query}`);
  useEffect(() => void ask(), [ask, version]);
  const isOutMeanwhile = useGoingOut(entry, answer, ask);
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') {
    return (
      <Typography variant="pi" textColor="danger600">
        Whether it is planned could not be read. Please load this page again.
      </Typography>
    );
  }
  const { release, mayPlan, lastDone, stop, clockHolds } = answer.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {stop || clockHolds ? (
        <Typography textColor="danger600">
          Nothing goes out at the moment. <ToSchedule>Why, and what to do</ToSchedule>
        </Typography>
      ) : null}
      {isOutMeanwhile ? (
        <Typography textColor="danger600" role="status">
          It went out while you were typing: copy what you typed, and load this page again.
        </Typography>
      ) : null}
      {release ? <Planned release={release} keptBack={answer.data} /> : null}
      {!release && lastDone ? (
        <Typography>Went out by itself {ukMoment(lastDone.doneAt)}.</Typography>
      ) : null}
      {!release && mayPlan && isChanged ? <Plan entry={{ ...entry, seen }} /> : null}
      {!release && !isChanged ? (
        <Typography variant="pi" textColor="neutral600">
          The site shows all of it. Change something, and you can plan when that goes out.
        </Typography>
      ) : null}
    </Flex>
  );
}

function Planned({ release, keptBack }: { release: ReleaseAnswer; keptBack: KeptBack }) {
  const others = release.items.length - 1;
  const trouble = whyNotOut(release, keptBack);
  return (
    <>
      <Box>
        <StateBadge state={stateOf(release)} />
      </Box>
      <Typography>
        {release.isLate ? 'Was due' : 'Goes out'} on {ukDayAndTime(new Date(release.at))}{' '}
        {release.zone}
        {others > 0 ? `, together with ${others} more` : ''}.
      </Typography>
      {others > 0 ? (
        <Typography className="learning-reviews-typed">
          <ToSchedule>{nameOf(release)}</ToSchedule>
        </Typography>
      ) : null}
      {trouble ? <Typography className="learning-reviews-typed">{trouble}</Typography> : null}
      <DateWarnings warnings={release.warnings} />
      <Typography variant="pi" textColor="neutral600">
        {historyOf(release)} What is saved from now on has to be approved again before it goes out.
      </Typography>
      {release.mayChange ? (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <MoveButton release={release} />
          <CancelButton release={release} />
        </Flex>
      ) : null}
    </>
  );
}

function Plan({ entry }: { entry: FoundEntry }) {
  return (
    <PlanDialogue
      entries={[entry]}
      trigger={
        <Button variant="secondary" fullWidth startIcon={<Clock />}>
          Go live at…
        </Button>
      }
    />
  );
}

function ToSchedule({ children }: { children: string }) {
  return (
    <Typography tag={Link} to="/schedule" textColor="primary600">
      {children}
    </Typography>
  );
}
