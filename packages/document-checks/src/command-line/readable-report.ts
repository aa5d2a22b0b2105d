import type { CheckReport, Finding, Severity, Verdict } from '../report.js';

const verdicts: Record<Verdict, string> = {
  clear: 'No problems found',
  'needs-a-look': 'Somebody must look and decide',
  blocked: 'Must not be published as it is',
  'could-not-check': 'Could not be checked',
};

const headings: Record<Severity, string> = {
  block: 'To be mended first',
  warn: 'To look at and decide',
  note: 'Good to know',
};

const programs = {
  word: 'Word',
  acrobat: 'Acrobat',
  libreOffice: 'LibreOffice',
  other: 'Otherwise',
};

/** A report for people, in plain text. What was found is masked unless it is to be revealed. */
export function readable(report: CheckReport, isRevealed: boolean): string {
  const { file, verdict, unchecked, pages, findings, names } = report;
  const lines = [`${file.name}: ${verdicts[verdict]}`];
  if (unchecked) lines.push(`  ${unchecked.explanation}`, `  ${unchecked.mending}`);
  if (pages) lines.push(`  ${pages.checked} of ${pages.total} pages checked`);
  for (const severity of ['block', 'warn', 'note'] as const) {
    const alike = findings.filter((finding) => finding.severity === severity);
    if (alike.length > 0) lines.push('', `  ${headings[severity]}`);
    lines.push(...alike.flatMap((finding) => linesOf(finding, isRevealed)));
  }
  lines.push(...namesIn(names, isRevealed), ...accessibilityIn(report));
  lines.push('', `  SHA-256 ${file.sha256}`, `  Checked by ${report.checkerVersion}`, '', '');
  return lines.join('\n');
}

function linesOf(finding: Finding, isRevealed: boolean): string[] {
  const { title, explanation, places, more, mending } = finding;
  const text = isRevealed ? finding.text : finding.maskedText;
  const where = [...new Set(places.map(({ words }) => words))].join('; ');
  return [
    `  - ${title}`,
    `    ${where}${more > 0 ? ` and ${more} more` : ''}${text ? `: “${text}”` : ''}`,
    `    ${explanation}`,
    ...Object.entries(programs).flatMap(([key, program]) => {
      const said = mending[key as keyof typeof programs];
      return said ? [`    ${program}: ${said}`] : [];
    }),
  ];
}

function namesIn(names: CheckReport['names'], isRevealed: boolean): string[] {
  if (names.length === 0) return [];
  const shown = names.map(
    ({ name, maskedName, count }) => `${isRevealed ? name : maskedName} (${count})`,
  );
  return [
    '',
    '  Words that look like names of people: may each of them appear?',
    `  ${shown.join(', ')}`,
  ];
}

function accessibilityIn({ accessibility }: CheckReport): string[] {
  if (accessibility.length === 0) return [];
  return [
    '',
    '  Basic accessibility (not a full PDF/UA test)',
    ...accessibility.map(({ isRight, words, mending }) =>
      isRight ? `  yes  ${words}` : `  NO   ${words}. ${mending ?? ''}`,
    ),
  ];
}
