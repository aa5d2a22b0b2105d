import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReportAnswer } from '../../checking/answers';
import { ukMoment } from '../uk-time';
import { Accessibility } from './Accessibility';
import { AgainButton } from './AgainButton';
import { CleanButton } from './CleanButton';
import { Finding } from './Finding';
import { NamesFound } from './NamesFound';
import type { About } from './ReportLoader';
import { counted, severities, severityTitles, standingOf } from './words';

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
      {report.unchecked ? <Unchecked unchecked={report.unchecked} /> : null}
      {severities.map((severity) => {
        const findings = report.findings.filter((finding) => finding.severity === severity);
        if (findings.length === 0) return null;
        return (
          <Flex key={severity} tag="section" direction="column" alignItems="stretch" gap={4}>
            <Typography tag="h2" variant="beta">
              {severityTitles[severity]} ({findings.length})
            </Typography>
            {findings.map((finding) => (
              <Finding key={finding.id} {...{ about, finding, answer, onChange }} />
            ))}
          </Flex>
        );
      })}
      <NamesFound {...{ about, onChange, mayChange }} names={report.names} />
      <Accessibility notes={report.accessibility} />
      {mayChange ? (
        <Flex gap={2} wrap="wrap">
          <CleanButton about={about} />
          <AgainButton about={about} />
        </Flex>
      ) : null}
      <File answer={answer} />
    </Flex>
  );
}

function Verdict({ answer: { document, report } }: { answer: ReportAnswer }) {
  const { hue, title, detail } = standingOf(document);
  const { pages } = report;
  return (
    <Box
      role="status"
      background={`${hue}100`}
      borderColor={`${hue}200`}
      hasRadius
      padding={4}
      className="learning-reviews-typed"
    >
      <Typography tag="p" fontWeight="bold">
        <bdi>{document.title}</bdi>: {title}
      </Typography>
      <Typography tag="p">{detail}</Typography>
      {pages ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {pages.checked === pages.total
            ? `All of its ${counted(pages.total, 'page')} were read.`
            : `${pages.checked} of ${pages.total} pages were read.`}
        </Typography>
      ) : null}
    </Box>
  );
}

function Unchecked({ unchecked }: { unchecked: NonNullable<ReportAnswer['report']['unchecked']> }) {
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h2" variant="beta">
        Why it could not be checked
      </Typography>
      <Typography tag="p">{unchecked.explanation}</Typography>
      <Typography tag="p">
        <strong>What to do:</strong> {unchecked.mending}
      </Typography>
    </Flex>
  );
}

function File({ answer: { document, report } }: { answer: ReportAnswer }) {
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" className="learning-reviews-typed">
      {document.fileName}. {report.checkedAt ? `Checked ${ukMoment(report.checkedAt)}. ` : ''}
      Checks {report.checkerVersion}. SHA-256 {report.file.sha256}
    </Typography>
  );
}
