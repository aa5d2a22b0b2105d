import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReportAnswer } from '../../checking/answers';
import { ukMoment } from '../uk-time';
import { Accessibility } from './Accessibility';
import { AgainButton } from './AgainButton';
import { CleanMetadata } from './CleanMetadata';
import { Finding } from './Finding';
import { NamesFound } from './NamesFound';
import type { About } from './ReportLoader';
import { StandingWords } from './StandingWords';
import { groupsOf, pagesWords, searchWords, standingOf } from './words';

/** A whole report: the verdict, then the worst first, then names, then accessibility. */
export function ReportView({
  about,
  answer,
  onChange,
}: {
  about: About;
  answer: ReportAnswer;
  onChange(): void;
}) {
  const { report, mayChange } = answer;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Verdict answer={answer} />
      {report.unchecked ? (
        <Unchecked unchecked={report.unchecked} whyNoOverride={answer.whyNoOverride} />
      ) : null}
      {groupsOf(report.findings).map(({ words, findings }) => (
        <Flex key={words} tag="section" direction="column" alignItems="stretch" gap={4}>
          <Typography tag="h2" variant="beta">
            {words} ({findings.length})
          </Typography>
          {findings.map((finding) => (
            <Finding key={finding.id} {...{ about, finding, answer, onChange }} />
          ))}
        </Flex>
      ))}
      <NamesFound {...{ about, onChange, mayChange }} names={report.names} />
      <Accessibility notes={report.accessibility} />
      {mayChange && !report.unchecked ? <CleanMetadata about={about} /> : null}
      <AboutTheCheck {...{ about, answer }} />
    </Flex>
  );
}

function Verdict({ answer: { document, report } }: { answer: ReportAnswer }) {
  const standing = standingOf(document);
  const { pages } = report;
  return (
    <Box
      role="status"
      background={`${standing.hue}100`}
      borderColor={`${standing.hue}200`}
      hasRadius
      padding={4}
      className="learning-reviews-typed"
    >
      <Typography tag="p">
        <bdi>{document.title}</bdi>
      </Typography>
      <StandingWords standing={standing} />
      {[pages && pagesWords(pages), searchWords(document)].map((words) =>
        words ? (
          <Typography key={words} tag="p" variant="pi" textColor="neutral600">
            {words}
          </Typography>
        ) : null,
      )}
    </Box>
  );
}

function Unchecked({
  unchecked,
  whyNoOverride,
}: {
  unchecked: NonNullable<ReportAnswer['report']['unchecked']>;
  whyNoOverride: string | null;
}) {
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h2" variant="beta">
        Why it could not be checked
      </Typography>
      <Typography tag="p">{unchecked.explanation}</Typography>
      <Typography tag="p">
        <strong>What to do:</strong> {unchecked.mending}
      </Typography>
      {whyNoOverride ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {whyNoOverride}
        </Typography>
      ) : null}
    </Flex>
  );
}

function AboutTheCheck({
  about,
  answer: { document, report, mayChange },
}: {
  about: About;
  answer: ReportAnswer;
}) {
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="beta">
        About this check
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" className="learning-reviews-typed">
        {document.fileName}. {report.checkedAt ? `Checked ${ukMoment(report.checkedAt)}. ` : ''}
        Checks {report.checkerVersion}. SHA-256 {report.file.sha256}
      </Typography>
      {mayChange ? (
        <Flex gap={2} wrap="wrap">
          <AgainButton about={about} />
        </Flex>
      ) : null}
    </Flex>
  );
}
