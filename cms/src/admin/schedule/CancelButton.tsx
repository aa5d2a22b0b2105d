import { Typography } from '@strapi/design-system';
import type { ReleaseAnswer } from '../../scheduling/answers';
import { AskFirst } from '../sharing/AskFirst';
import { nameOf } from './words';

/** Has a release not go out. The drafts stay as they are. */
export function CancelButton({ release }: { release: ReleaseAnswer }) {
  return (
    <AskFirst
      label="Cancel…"
      name={nameOf(release)}
      variant="danger-light"
      question="Cancel this release?"
      confirm="Cancel the release"
      keep="Keep it"
      path={`/editor-screens/releases/${release.id}/cancel`}
      done="Cancelled. It will not go out."
    >
      <Typography textAlign="center" className="learning-reviews-typed">
        <bdi>{nameOf(release)}</bdi> will not go out. The drafts stay, and can be planned again.
      </Typography>
    </AskFirst>
  );
}
