import { Box, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { DateWarnings } from '../dates/DateWarnings';
import { ukMoment } from '../uk-time';
import type { ReleaseItemAnswer, ReleaseAnswer } from '../../scheduling/answers';
import { CancelButton } from './CancelButton';
import { isWaiting } from './happenings';
import { MoveButton } from './MoveButton';
import { StateBadge } from './StateBadge';
import { clockTime, countInWords, nameOf, stateOf } from './words';

/** One release: when it goes out, what is in it, how it stands, and what can be done with it. */
export function ReleaseCard({
  release,
  showsDay = false,
}: {
  release: ReleaseAnswer;
  /** Where it stands under no heading of its day. */
  showsDay?: boolean;
}) {
  const { items, state, warnings } = release;
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
          <Box>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {showsDay ? `Goes out ${ukMoment(release.at)}` : `Goes out at ${clockTime(release)}`}{' '}
              {release.zone}, {countInWords(items)}
            </Typography>
            <Typography
              tag="h4"
              variant="delta"
              fontWeight="bold"
              className="learning-reviews-typed"
            >
              <bdi>{nameOf(release)}</bdi>
            </Typography>
          </Box>
          <StateBadge state={stateOf(release)} />
        </Flex>
        <Box tag="ul" paddingLeft={5} style={{ listStyle: 'disc' }}>
          {items.map((item) => (
            <Item key={item.documentId} item={item} isWaiting={isWaiting(state)} />
          ))}
        </Box>
        <Trouble release={release} />
        {isWaiting(state) ? <DateWarnings warnings={warnings} /> : null}
        <Typography variant="pi" textColor="neutral600">
          {historyOf(release)}
        </Typography>
        {release.mayChange && isWaiting(state) ? (
          <Flex gap={2} wrap="wrap">
            <MoveButton release={release} />
            <CancelButton release={release} />
          </Flex>
        ) : null}
      </Flex>
    </Box>
  );
}

function Item({ item, isWaiting: waits }: { item: ReleaseItemAnswer; isWaiting: boolean }) {
  const { title, kindName, editPath } = item;
  return (
    <li>
      {editPath ? (
        <Typography tag={Link} to={editPath} textColor="primary600">
          <bdi>{title}</bdi>
        </Typography>
      ) : (
        <Typography>{title}</Typography>
      )}
      <Typography textColor="neutral600">
        {' '}
        {kindName}
        {waits ? approvalWords(item) : ''}
      </Typography>
    </li>
  );
}

function approvalWords({ isApproved, needsApproval }: ReleaseItemAnswer): string {
  if (needsApproval) return ', not approved yet';
  return isApproved ? ', approved' : '';
}

/** Why it has not gone out, and what happens next. */
function Trouble({ release }: { release: ReleaseAnswer }) {
  const words = troubleOf(release);
  if (!words) return null;
  return (
    <Box background="danger100" borderColor="danger200" hasRadius padding={4}>
      <Typography className="learning-reviews-typed">{words}</Typography>
    </Box>
  );
}

function troubleOf(release: ReleaseAnswer): string | null {
  const { state, heldBecause, lastError, nextAttemptAt, isLate, isTimeAgreed } = release;
  if (state === 'held') return heldBecause ?? 'It is held until somebody has looked at it.';
  if (state === 'failing') {
    const next = nextAttemptAt ? ` It is tried again ${ukMoment(nextAttemptAt)}.` : '';
    return `${lastError ?? 'It could not go out.'}${next}`;
  }
  if (isLate) return 'It should be out by now. It goes out as soon as the CMS gets to it.';
  if (state === 'planned' && !isTimeAgreed) {
    return 'An author set this time. It goes out only once an approver has approved what is in it.';
  }
  return state === 'superseded' ? (heldBecause ?? 'Its take-down was due too.') : null;
}

function historyOf({ plannedBy, plannedAt, doneAt, state }: ReleaseAnswer): string {
  const planned = `Planned ${ukMoment(plannedAt)} by ${plannedBy}.`;
  return state === 'done' && doneAt ? `${planned} Went out ${ukMoment(doneAt)}.` : planned;
}
