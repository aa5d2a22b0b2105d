import { Flex, ProgressBar, Typography } from '@strapi/design-system';
import type { CheckedDocument } from '../../checking/answers';
import { standingOf } from './words';

/** In a report that is open: that the document is being checked, and how far that is. */
export function CheckProgress({ document }: { document: CheckedDocument }) {
  const { title, detail } = standingOf(document);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Typography tag="p" fontWeight="bold">
        {title}
      </Typography>
      <Typography tag="p">{detail} The report comes here by itself.</Typography>
      <CheckBar document={document} />
    </Flex>
  );
}

/** Pages or other steps, once it is known how many there are. */
export function CheckBar({
  document: { title, state, done, total },
}: {
  document: CheckedDocument;
}) {
  if (state !== 'checking' || total === 0) return null;
  return <ProgressBar value={(100 * done) / total} aria-label={`The check of ${title}`} />;
}
