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

/** How a receipt stands, in words. */
export function receiptSentence(receipt: ReceiptAnswer): string {
  const { state, fault, notLookedAt } = receipt;
  const why = fault ? `: ${fault}` : '';
  switch (state) {
    case 'seen':
      return 'The public sees exactly what was released.';
    case 'partly-seen':
      return `${countSeen(receipt)} ${sayNotLookedAt(notLookedAt)}`;
    case 'overtaken':
      return [
        `${isBundle(receipt) ? 'Something of it' : 'It'} was changed or taken off again before it was seen on the site.`,
        ...(isBundle(receipt) ? [countSeen(receipt)] : []),
        ...(notLookedAt.length > 0 ? [sayNotLookedAt(notLookedAt)] : []),
      ].join(' ');
    case 'without-page':
      return sayNotLookedAt(notLookedAt);
    case 'looking':
      return `${isBundle(receipt) ? 'Not all of it was seen' : 'It was not seen'} on the site yet${why}. The CMS goes on looking.`;
  }
}

function isBundle({ items, others }: ReceiptAnswer): boolean {
  return items.length + others > 1;
}

function countSeen({ seen, items, others }: ReceiptAnswer): string {
  return `Seen on the site exactly as released: ${seen} of ${items.length + others}.`;
}

function sayNotLookedAt(kinds: readonly string[]): string {
  const these = kinds.length > 1 ? 'these kinds' : 'this kind';
  return `The CMS does not look at pages of ${these} (${kinds.join(', ')}); look yourself.`;
}

/** The times of a receipt, each with its name. */
export function receiptTimes(receipt: ReceiptAnswer): [name: string, time: string][] {
  const { releaseId, dueAt, doneAt, seenAt, state } = receipt;
  const seen = state === 'partly-seen' ? 'Seen by the public, in part' : 'Seen by the public';
  return [
    ...(releaseId ? ([['Due', preciseTime(dueAt)]] as [string, string][]) : []),
    [releaseId ? 'Done' : 'Published', preciseTime(doneAt)],
    ...(seenAt ? ([[seen, preciseTime(seenAt)]] as [string, string][]) : []),
  ];
}
