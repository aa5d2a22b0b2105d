import { Box, Typography } from '@strapi/design-system';
import type { Opening, ShareRow } from '../../sharing/answers';
import { ukMoment } from '../uk-time';
import { useSharing } from './use-sharing';

/** Every time that a link was used, the newest first. */
export function Openings({ row }: { row: ShareRow }) {
  const answer = useSharing<Opening[]>(`/links/${row.id}/openings`, String(row.openings.count));
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') {
    return (
      <Typography textColor="danger600">
        They could not be read. Please load this page again.
      </Typography>
    );
  }
  return (
    <Box
      tag="ul"
      aria-label={`Openings by ${row.recipient}`}
      paddingLeft={5}
      style={{ listStyle: 'disc' }}
    >
      {answer.data.map(({ openedAt, what }, at) => (
        <li key={`${at} ${openedAt}`}>
          <Typography className="learning-reviews-typed">
            {what === 'page' ? 'The page' : what}, {ukMoment(openedAt)}
          </Typography>
        </li>
      ))}
    </Box>
  );
}
