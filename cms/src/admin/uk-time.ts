const zone = { timeZone: 'Europe/London' } as const;
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const longDayFormat = new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'full' });
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

/** A day as people in the UK write it: 6 June 2026. Takes ISO 8601, with or without a time. */
export function ukDay(iso: string): string {
  return dayFormat.format(new Date(iso));
}

/**
 * A moment in UK time, whatever the computer's own zone: "today at 9:30am", or
 * "6 June 2026 at 9:30am".
 *
 * @param iso ISO 8601 with a time
 * @param now the present moment
 */
export function ukMoment(iso: string, now = new Date()): string {
  const moment = new Date(iso);
  const day = dayFormat.format(moment);
  return `${day === dayFormat.format(now) ? 'today' : day} at ${timeOf(moment)}`;
}

/** The same with the day of the week, for what is still to come: "Thursday 3 December 2026 at 9:00am". */
export function ukDayAndTime(moment: Date): string {
  return `${longDayFormat.format(moment).replace(',', '')} at ${timeOf(moment)}`;
}

function timeOf(moment: Date): string {
  return timeFormat
    .format(moment)
    .replace(/[\s\u202f]/g, '')
    .toLowerCase();
}
