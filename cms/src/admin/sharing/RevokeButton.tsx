import { Typography } from '@strapi/design-system';
import type { ShareRow } from '../../sharing/answers';
import { AskFirst } from './AskFirst';

/** Ends a link at once. */
export function RevokeButton({ row }: { row: ShareRow }) {
  return (
    <AskFirst
      label="Revoke"
      name={row.recipient}
      variant="danger-light"
      question="Revoke this link?"
      confirm="Revoke"
      path={`/sharing/links/${row.id}/revoke`}
      done="Revoked. The link opens nothing any more."
    >
      <Typography textAlign="center" className="learning-reviews-typed">
        The link of <bdi>{row.recipient}</bdi> stops at once, for good. What they have read or
        printed stays with them.
      </Typography>
    </AskFirst>
  );
}
