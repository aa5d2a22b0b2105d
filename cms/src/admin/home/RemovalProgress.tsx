import { Flex, ProgressBar, Typography } from '@strapi/design-system';

/** How far the removal of the demonstration is. */
export function RemovalProgress({ done, total }: { done: number; total: number }) {
  const percent = total === 0 ? 0 : Math.round((100 * done) / total);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography>
        {total === 0 ? 'Removing the demonstration…' : `Removed ${done} of ${total}…`}
      </Typography>
      <ProgressBar value={percent} aria-label="Removal of the demonstration" />
    </Flex>
  );
}
