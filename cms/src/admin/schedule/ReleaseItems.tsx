import { Box, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { ReleaseItemAnswer } from '../../scheduling/answers';

/** What goes out together, each with whether it is approved. */
export function ReleaseItems({
  items,
  isWaiting,
}: {
  items: readonly ReleaseItemAnswer[];
  /** Whether it can still go out. */
  isWaiting: boolean;
}) {
  return (
    <Box tag="ul" paddingLeft={5} style={{ listStyle: 'disc' }}>
      {items.map((item) => (
        <Typography key={item.documentId} tag="li">
          <TitleLink item={item} />
          <Typography textColor="neutral600">
            {` ${item.kindName}${isWaiting ? approvalWords(item) : ''}`}
          </Typography>
        </Typography>
      ))}
    </Box>
  );
}

/** Its title, as a link to its edit screen for those who may read it. */
export function TitleLink({
  item: { title, editPath },
}: {
  item: Pick<ReleaseItemAnswer, 'title' | 'editPath'>;
}) {
  if (!editPath) return <bdi>{title}</bdi>;
  return (
    <Typography
      tag={Link}
      to={editPath}
      textColor="primary600"
      style={{ font: 'inherit' }}
      className="learning-reviews-typed"
    >
      <bdi>{title}</bdi>
    </Typography>
  );
}

function approvalWords(item: ReleaseItemAnswer): string {
  const { isApproved, needsApproval, lacksOnlyTime, approvedBy } = item;
  if (lacksOnlyTime) return ', approved, but not yet for this time';
  if (needsApproval) return ', not approved yet';
  if (!isApproved) return '';
  return approvedBy ? `, approved by ${approvedBy}` : ', approved';
}
