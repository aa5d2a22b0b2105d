import { filledText, type Fault, type Fields } from './fault';

const quarters = ['January to March', 'April to June', 'July to September', 'October to December'];

/** Checks the period that a review looked at: from a quarter or year to a later one. */
export function periodFaults(period: Fields): Fault[] {
  const { fromYear, toYear } = period;
  if (typeof toYear !== 'number') {
    if (filledText(period.toQuarter) === null) return [];
    return [
      {
        path: ['toYear'],
        message: 'The last quarter has no year. Give the year, or clear the quarter.',
      },
    ];
  }
  if (typeof fromYear !== 'number') return [];
  const firstQuarter = quarters.indexOf(String(period.fromQuarter));
  const lastQuarter = quarters.indexOf(String(period.toQuarter));
  const areBothKnown = firstQuarter >= 0 && lastQuarter >= 0;
  const endsFirst =
    toYear < fromYear || (toYear === fromYear && areBothKnown && lastQuarter < firstQuarter);
  if (!endsFirst) return [];
  return [
    {
      path: ['toYear'],
      message: 'The period ends before it starts. Make its end the same as its start, or later.',
    },
  ];
}

/** Checks since when and until when a name was used. Both are calendar days, `YYYY-MM-DD`. */
export function otherNameFaults(otherName: Fields): Fault[] {
  const from = filledText(otherName.usedFrom);
  const until = filledText(otherName.usedUntil);
  if (from === null || until === null || until >= from) return [];
  return [
    {
      path: ['usedUntil'],
      message:
        'The name ends before it starts. Make “used until” the same day as “used from”, or later.',
    },
  ];
}

/** Checks a stretch of days, both ends `YYYY-MM-DD`; without an end it is one day. */
export function daysFaults(days: Fields): Fault[] {
  const from = filledText(days.from);
  const until = filledText(days.until);
  if (from === null || until === null || until >= from) return [];
  return [
    {
      path: ['until'],
      message: 'This ends before it starts. Make “Until” the same day as “From”, or later.',
    },
  ];
}
