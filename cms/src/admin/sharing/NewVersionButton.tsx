import { Typography } from '@strapi/design-system';
import type { ShareRow } from '../../sharing/answers';
import { ukMoment } from '../uk-time';
import { AskFirst } from './AskFirst';

/** Lets a paused link open the draft as it is now. */
export function NewVersionButton({ row }: { row: ShareRow }) {
  if (row.draftSavedAt === null) return null;
  return (
    <AskFirst
      label="Share the new version"
      name={row.recipient}
      variant="secondary"
      question="Share the new version?"
      confirm="Share it"
      path={`/sharing/links/${row.id}/new-version`}
      body={{ seen: row.draftSavedAt }}
      done="The link opens the new version now."
    >
      <Typography textAlign="center" className="learning-reviews-typed">
        <bdi>{row.recipient}</bdi> will read the draft as it was saved {ukMoment(row.draftSavedAt)}.
        Look at its preview first.
      </Typography>
    </AskFirst>
  );
}
