import { Box, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { auditActions } from '../../audit/actions';
import type { AuditEntry } from '../../audit/answers';

const ukClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** Events one below the other: what, to what, by whom and when. */
export function Events({
  rows,
  isOfOneEntry = false,
}: {
  rows: readonly AuditEntry[];
  /** Where it is plain which entry they are of. */
  isOfOneEntry?: boolean;
}) {
  return (
    <Box tag="ol" background="neutral0" shadow="tableShadow" hasRadius aria-label="Events">
      {rows.map((row) => (
        <Event key={row.seq} row={isOfOneEntry ? { ...row, kind: null } : row} />
      ))}
    </Box>
  );
}

function Event({
  row: { seq, at, actor, action, kind, title, path, version, details },
}: {
  row: AuditEntry;
}) {
  const facts = [...(version === null ? [] : [`version ${version}`]), ...details];
  return (
    <Box
      tag="li"
      padding={4}
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="0 0 1px 0"
      className="learning-reviews-typed"
    >
      <Flex justifyContent="space-between" alignItems="baseline" gap={2} wrap="wrap">
        <Typography tag="p" fontWeight="bold">
          {auditActions[action] ?? action}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {ukClock.format(new Date(at))}. Event {seq}
        </Typography>
      </Flex>
      {kind ? (
        <Typography tag="p">
          {kind}:{' '}
          {path ? (
            <Typography tag={Link} to={path} textColor="primary600">
              {title ?? 'without a title'}
            </Typography>
          ) : (
            <bdi>{title ?? 'without a title'}</bdi>
          )}
        </Typography>
      ) : null}
      <Typography tag="p" textColor="neutral600">
        <bdi>{actor}</bdi>
        {facts.length > 0 ? `: ${facts.join('; ')}` : ''}
      </Typography>
    </Box>
  );
}
