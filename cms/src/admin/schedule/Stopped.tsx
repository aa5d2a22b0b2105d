import { Box, Flex, Typography } from '@strapi/design-system';
import type { ScheduleAnswer } from '../../scheduling/answers';
import { AskFirst } from '../sharing/AskFirst';
import { ukMoment } from '../uk-time';

/** That nothing goes out, why, and for approvers the way to let it go on. */
export function Stopped({ schedule }: { schedule: ScheduleAnswer }) {
  const { stop, clockHolds, mayStop } = schedule;
  if (!stop && !clockHolds) return null;
  return (
    <Box
      tag="section"
      aria-label="Nothing goes out"
      background="danger100"
      borderColor="danger200"
      hasRadius
      padding={5}
    >
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography tag="h2" variant="delta" fontWeight="bold">
          Nothing goes out
        </Typography>
        {stop ? (
          <Typography className="learning-reviews-typed">
            {stop.by} stopped everything {ukMoment(stop.at)}.{' '}
            {stop.reason ? <bdi>{stop.reason}</bdi> : null}
          </Typography>
        ) : null}
        {clockHolds ? <Typography>{clockHolds}</Typography> : null}
        <Typography>
          Releases wait. What is on the site still comes down at its time.
          {mayStop ? '' : ' An approver can let it go on.'}
        </Typography>
        {mayStop ? (
          <AskFirst
            label="Go on…"
            name="everything that is planned"
            variant="secondary"
            question="Let it go on?"
            confirm="Go on"
            keep="Keep it stopped"
            path="/editor-screens/releases/resume"
            done="It goes on."
          >
            <Typography textAlign="center">
              What fell due meanwhile and is approved goes out at once. Move or cancel first what
              must not.
            </Typography>
          </AskFirst>
        ) : null}
      </Flex>
    </Box>
  );
}
