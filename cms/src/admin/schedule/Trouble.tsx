import { Box, Typography } from '@strapi/design-system';
import type { ReleaseAnswer } from '../../scheduling/answers';
import { type KeptBack, whyNotOut } from './why-not-out';

/** Why a release has not gone out, or will not as things are, and what happens next. */
export function Trouble({ release, keptBack }: { release: ReleaseAnswer; keptBack: KeptBack }) {
  const words = whyNotOut(release, keptBack);
  if (!words) return null;
  const colour = release.state === 'planned' && !release.isLate ? 'warning' : 'danger';
  return (
    <Box background={`${colour}100`} borderColor={`${colour}200`} hasRadius padding={4}>
      <Typography className="learning-reviews-typed">{words}</Typography>
    </Box>
  );
}
