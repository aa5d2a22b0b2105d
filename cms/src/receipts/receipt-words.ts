import type { ReceiptAnswer } from './answers';

const precise = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
});

/** "26 November 2026 at 09:30:00.213 GMT", as a UK clock shows it. */
export function preciseTime(iso: string): string {
  return precise.format(new Date(iso));
}

/** How a receipt stands, in one sentence. */
export function receiptSentence({ state, fault }: ReceiptAnswer): string {
  switch (state) {
    case 'seen':
      return 'The public sees exactly what was released.';
    case 'overtaken':
      return 'It was changed or taken off again before it was seen on the site.';
    case 'without-page':
      return 'It has no page of its own on the site to look at.';
    case 'looking':
      return `It was not seen on the site yet${fault ? `: ${fault}` : ''}. The CMS goes on looking.`;
  }
}

/** The times of a receipt, each with its name. */
export function receiptTimes(receipt: ReceiptAnswer): [name: string, time: string][] {
  const { releaseId, dueAt, doneAt, seenAt } = receipt;
  return [
    ...(releaseId ? ([['Due', preciseTime(dueAt)]] as [string, string][]) : []),
    [releaseId ? 'Done' : 'Published', preciseTime(doneAt)],
    ...(seenAt ? ([['Seen by the public', preciseTime(seenAt)]] as [string, string][]) : []),
  ];
}
