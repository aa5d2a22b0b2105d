import { Box, Flex, Typography } from '@strapi/design-system';
import type { CheckedDocument, ChecksAnswer } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { CheckBar } from './CheckProgress';
import { NamesButton } from './NamesButton';
import { ReportButton } from './ReportButton';
import { StandingWords } from './StandingWords';
import { searchWords, standingOf } from './words';
import { useChecks } from './use-checks';

/** The verdict of each document, its report, and the names that must not appear. */
export function Checks({ entry, version }: { entry: EntryRef; version: string }) {
  const answer = useChecks(entry, version);
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') {
    return (
      <Typography variant="pi" textColor="danger600">
        What the checks found could not be read. Please load this page again.
      </Typography>
    );
  }
  const { documents } = answer.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {documents.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          Save it with a document, and the document is checked here.
        </Typography>
      ) : null}
      {documents.map((document) => (
        <OneDocument key={document.publicId} entry={entry} document={document} />
      ))}
      <NamesInThePage answer={answer.data} />
      <NamesButton entry={entry} answer={answer.data} />
    </Flex>
  );
}

function OneDocument({ entry, document }: { entry: EntryRef; document: CheckedDocument }) {
  const standing = standingOf(document);
  const search = searchWords(document);
  return (
    <Box
      tag="section"
      aria-label={`Checks of ${document.title}`}
      background={`${standing.hue}100`}
      borderColor={`${standing.hue}200`}
      hasRadius
      padding={3}
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography tag="p" variant="pi" className="learning-reviews-typed">
          <bdi>{document.title}</bdi>
        </Typography>
        <Box role="status">
          <StandingWords standing={standing} />
        </Box>
        {search ? (
          <Typography tag="p" variant="pi">
            {search}
          </Typography>
        ) : null}
        <CheckBar document={document} />
        <ReportButton entry={entry} document={document} />
      </Flex>
    </Box>
  );
}

/** Names are looked for in the words of the page too. */
function NamesInThePage({ answer: { fields } }: { answer: ChecksAnswer }) {
  const whole = fields.filter(({ isWhole }) => isWhole).map(({ label }) => `“${label}”`);
  const parts = fields.filter(({ isWhole }) => !isWhole).map(({ label }) => `“${label}”`);
  return (
    <>
      {whole.length > 0 ? (
        <Typography tag="p" textColor="danger600">
          A name that must not appear stands in {whole.join(', ')}. It cannot be published like
          this.
        </Typography>
      ) : null}
      {parts.length > 0 ? (
        <Typography tag="p" textColor="warning700">
          A part of a name that must not appear stands in {parts.join(', ')}. Look whether it means
          somebody else.
        </Typography>
      ) : null}
    </>
  );
}
