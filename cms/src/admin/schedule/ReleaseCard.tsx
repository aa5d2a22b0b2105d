import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReleaseAnswer } from '../../scheduling/answers';
import { DateWarnings } from '../dates/DateWarnings';
import { ukMoment } from '../uk-time';
import { CancelButton } from './CancelButton';
import { isWaiting } from './happenings';
import { MoveButton } from './MoveButton';
import { ReleaseItems, TitleLink } from './ReleaseItems';
import { StateBadge } from './StateBadge';
import { Trouble } from './Trouble';
import type { KeptBack } from './why-not-out';
import { clockTime, countInWords, historyOf, nameOf, stateOf, takeDownsOf, timeOf } from './words';

/** One release: when it goes out, what is in it, how it stands, and what can be done with it. */
export function ReleaseCard({
  release,
  keptBack,
  showsDay = false,
}: {
  release: ReleaseAnswer;
  keptBack: KeptBack;
  /** Where it stands under no heading of its day. */
  showsDay?: boolean;
}) {
  const { at, items, state, warnings, mayChange } = release;
  const when = showsDay ? ukMoment(at) : `at ${clockTime(release)}`;
  const [only, ...others] = items;
  const isOne = only !== undefined && others.length === 0 && nameOf(release) === only.title;
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
          <Box>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {`${timeOf(release, when)}, ${countInWords(items)}`}
            </Typography>
            <Typography
              tag={showsDay ? 'h3' : 'h4'}
              variant="delta"
              fontWeight="bold"
              className="learning-reviews-typed"
            >
              {isOne ? <TitleLink item={only} /> : <bdi>{nameOf(release)}</bdi>}
            </Typography>
          </Box>
          <StateBadge state={stateOf(release)} />
        </Flex>
        {isOne ? null : <ReleaseItems items={items} isWaiting={isWaiting(state)} />}
        {takeDownsOf(release).map((sentence) => (
          <Typography key={sentence} className="learning-reviews-typed">
            {sentence}
          </Typography>
        ))}
        <Trouble release={release} keptBack={keptBack} />
        {isWaiting(state) ? <DateWarnings warnings={warnings} /> : null}
        <Typography variant="pi" textColor="neutral600">
          {historyOf(release)}
        </Typography>
        {mayChange && isWaiting(state) ? (
          <Flex gap={2} wrap="wrap">
            <MoveButton release={release} />
            <CancelButton release={release} />
          </Flex>
        ) : null}
      </Flex>
    </Box>
  );
}
