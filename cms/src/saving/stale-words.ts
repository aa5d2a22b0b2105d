const zone = { timeZone: 'Europe/London' } as const;
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Change {
  /** Who made the stored version; empty when nobody is noted. */
  by: string;
  /** Whether they are the one who asks. */
  isOwn: boolean;
  /** Whether later changes were thrown away, so that the stored version is an older one. */
  wentBack: boolean;
  changed: Date;
  now: Date;
}

/** Why nothing was saved from a form that somebody else's change has overtaken, and what to do. */
export function staleWords({ by, isOwn, wentBack, changed, now }: Change): string {
  const what = wentBack
    ? 'The changes to this were thrown away while you had it open.'
    : isOwn
      ? `You changed this ${when(changed, now)} in another tab or window.`
      : `${by || 'Somebody'} changed this ${when(changed, now)} while you had it open.`;
  return `${what} Nothing was saved. Copy what you typed, load the page again, and put it in.`;
}

/** In UK time: "at 10:15", or "on 25 November 2026 at 10:15". */
function when(moment: Date, now: Date): string {
  const day = dayFormat.format(moment);
  const time = `at ${timeFormat.format(moment)}`;
  return day === dayFormat.format(now) ? time : `on ${day} ${time}`;
}
