import type { Guessing } from './find-guessing';

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
const minute = 60_000;

/** Says in plain words, in UK time, how often somebody tried and when. */
export function noticeText({ firstMinute, lastMinute, tries }: Guessing): string {
  const from = new Date(firstMinute);
  const to = new Date(Date.parse(lastMinute) + minute);
  const [fromDay, toDay] = [dayFormat.format(from), dayFormat.format(to)];
  const when =
    fromDay === toDay
      ? `${timeFormat.format(from)} and ${timeFormat.format(to)} on ${toDay}`
      : `${timeFormat.format(from)} on ${fromDay} and ${timeFormat.format(to)} on ${toDay}`;
  return `Somebody may be guessing at addresses of documents: ${tries} tries between ${when}. Nothing was found: each of them was refused.`;
}

/** What to do about it. */
export const noticeAdvice =
  'It can be a search engine that looks for documents you have taken down. If something is about to be published, open it and use “Check from outside”, and tell whoever runs the site, who can see in its logs where the tries came from.';
