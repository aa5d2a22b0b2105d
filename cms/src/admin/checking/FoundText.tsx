import { Button, Flex, Typography } from '@strapi/design-system';
import type { FindingAnswer } from '../../checking/answers';
import type { About } from './ReportLoader';
import { useRevealed } from './use-revealed';

/** What stands in the document, with most letters hidden until somebody asks. */
export function FoundText({ about, finding }: { about: About; finding: FindingAnswer }) {
  const { texts, show, hide, isWorking, refusal } = useRevealed(about, finding.id);
  if (!finding.hasText) return null;
  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      <Typography
        tag="p"
        className="learning-reviews-typed"
        style={{ fontFamily: 'monospace', whiteSpace: 'pre-wrap' }}
      >
        <bdi>{texts?.get(finding.id) ?? finding.maskedText}</bdi>
      </Typography>
      <Button
        size="S"
        variant="tertiary"
        loading={isWorking}
        aria-label={`${texts ? 'Hide' : 'Show'} what was found: ${finding.title}`}
        onClick={texts ? hide : show}
      >
        {texts ? 'Hide' : 'Show'}
      </Button>
      {texts ? null : (
        <Typography variant="pi" textColor="neutral600">
          Looking is recorded.
        </Typography>
      )}
      {refusal ? (
        <Typography textColor="danger600" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </Flex>
  );
}
