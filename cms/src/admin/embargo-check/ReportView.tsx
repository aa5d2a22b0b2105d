import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import {
  groupTitles,
  type EmbargoReport,
  type Group,
  type Tried,
  type Verdict,
} from '../../embargo-check/report';
import { ukTime } from '../../embargo-check/report-text';

/** Of the design system's colours. */
const hues = {
  hidden: 'success',
  public: 'success',
  seen: 'danger',
  'could-not-look': 'warning',
} as const;

const titles = {
  hidden: 'It is hidden.',
  public: 'It is public.',
  seen: 'It can be seen.',
  'could-not-look': 'It is not certain.',
} as const;

/**
 * What a check tried and saw: the verdict first, then what is not hidden, then the rest.
 *
 * @param children what to do with the report
 */
export function ReportView({ report, children }: { report: EmbargoReport; children: ReactNode }) {
  const { item, startedAt, by, tried, verdict, summary } = report;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Box
        role="status"
        background={`${hues[verdict]}100`}
        borderColor={`${hues[verdict]}200`}
        hasRadius
        padding={4}
      >
        <Typography tag="p" fontWeight="bold">
          {titles[verdict]}
        </Typography>
        <Typography tag="p">
          {summary}
          {verdict === 'seen' ? ' Tell an approver and whoever runs the site now.' : ''}
        </Typography>
      </Box>
      <Box>
        <Typography tag="p" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
          {item.kind}: {item.title}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {item.state}. Checked {ukTime(startedAt)} by {by}.
        </Typography>
      </Box>
      <Flex gap={2} wrap="wrap">
        {children}
      </Flex>
      {(Object.keys(groupTitles) as Group[]).map((group) => (
        <GroupView key={group} group={group} tried={tried.filter((one) => one.group === group)} />
      ))}
      <Words title="Looked for" lines={report.lookedFor} />
      <Words title="Not looked for" lines={report.notLookedFor} />
    </Flex>
  );
}

function GroupView({ group, tried }: { group: Group; tried: Tried[] }) {
  if (tried.length === 0) return null;
  const hidden = tried.filter(({ verdict }) => verdict === 'hidden');
  const others = tried.filter(({ verdict }) => verdict !== 'hidden');
  return (
    <Box tag="section">
      <Typography tag="h3" variant="delta">
        {groupTitles[group]}
      </Typography>
      {others.length > 0 ? <TriedList tried={others} /> : null}
      {hidden.length > 0 ? (
        <Box tag="details" paddingTop={2}>
          <Typography tag="summary" style={{ cursor: 'pointer' }}>
            {hidden.length === 1 ? '1 place' : `${hidden.length} places`} where nothing could be
            seen
          </Typography>
          <TriedList tried={hidden} />
        </Box>
      ) : null}
    </Box>
  );
}

const words: Record<Verdict, string> = {
  hidden: 'Hidden',
  seen: 'SEEN',
  'could-not-look': 'Could not look',
};

const colours: Record<Verdict, string> = {
  hidden: 'success700',
  seen: 'danger700',
  'could-not-look': 'warning700',
};

function TriedList({ tried }: { tried: Tried[] }) {
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={3}
      paddingTop={3}
      style={{ listStyle: 'none', margin: 0, padding: '12px 0 0' }}
    >
      {tried.map(({ what, address, saw, verdict }, index) => (
        <Box key={index} tag="li" style={{ overflowWrap: 'anywhere' }}>
          <Typography tag="p">
            <Typography tag="span" fontWeight="bold" textColor={colours[verdict]}>
              {words[verdict]}:
            </Typography>{' '}
            {what}
          </Typography>
          <Typography tag="p" variant="pi">
            {saw}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {address}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}

function Words({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Box tag="details">
      <Typography tag="summary" style={{ cursor: 'pointer' }}>
        {title} ({lines.length})
      </Typography>
      <Box tag="ul" paddingLeft={5} paddingTop={2} style={{ listStyle: 'disc' }}>
        {lines.map((line) => (
          <li key={line}>
            <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
              {line}
            </Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
