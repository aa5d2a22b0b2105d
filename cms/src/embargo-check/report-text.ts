import { groupTitles, type EmbargoReport, type Group, type Tried, type Verdict } from './report';

const momentFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const verdictWords: Record<Verdict, string> = {
  hidden: 'hidden',
  seen: 'SEEN',
  'could-not-look': 'could not look',
};

/** In a list of several reports. */
const mostReasons = 5;

/** A moment in UK time: "26 November 2026, 10:15". */
export function ukTime(iso: string): string {
  return momentFormat.format(new Date(iso)).replace(' at ', ', ');
}

/** The report as text that can be kept, printed or sent. */
export function reportText(report: EmbargoReport): string {
  const { item, summary, startedAt, by, tried } = report;
  return [
    `Is it hidden? ${item.kind} “${item.title}”`,
    '',
    `Verdict: ${summary}`,
    '',
    `Checked: ${ukTime(startedAt)} (UK time)`,
    `By: ${by}`,
    `What it is: ${item.state}`,
    'Keep this as safe as the item itself: it names it.',
    ...(Object.keys(groupTitles) as Group[]).flatMap((group) =>
      groupLines(
        group,
        tried.filter((one) => one.group === group),
      ),
    ),
    ...section('Looked for', report.lookedFor),
    ...section('Not looked for', report.notLookedFor),
    '',
  ].join('\n');
}

/** The verdict of a report, and what was not hidden, for a list of several. */
export function shortReportText({ item, verdict, summary, tried }: EmbargoReport): string {
  const word = verdict === 'public' ? 'public' : verdictWords[verdict];
  const seen = tried.filter((one) => one.verdict === 'seen');
  const reasons = new Set(
    tried.filter((one) => one.verdict === 'could-not-look').map(({ saw }) => saw),
  );
  return [
    `${word}: ${item.kind} “${item.title}”`,
    `    ${summary}`,
    ...seen.map((one) => `  - ${triedLine(one).replaceAll('\n', '\n  ')}`),
    ...[...reasons]
      .filter((reason) => !summary.includes(reason))
      .slice(0, mostReasons)
      .map((reason) => `  - could not look: ${reason}`),
    '',
  ].join('\n');
}

function groupLines(group: Group, tried: readonly Tried[]): string[] {
  return section(groupTitles[group], tried.map(triedLine));
}

function triedLine({ what, address, verdict, saw }: Tried): string {
  return `${verdictWords[verdict]}: ${what}\n    ${address}\n    ${saw}`;
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ['', title, '-'.repeat(title.length), ...lines.map((line) => `- ${line}`)];
}
