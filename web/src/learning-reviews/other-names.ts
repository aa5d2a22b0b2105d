import type { OtherName } from '@learning-reviews/content-contract';
import { formatDay } from './dates.ts';

/** ISO's order of year, month and day, which `sv-SE` happens to use, in London. */
const isoDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/London' });

/** The calendar day in the UK at a moment, `YYYY-MM-DD`. */
export function dayInLondon(moment: Date): string {
  return isoDay.format(moment);
}

/**
 * Says when a type had, has or will have another name.
 *
 * @param today the calendar day in the UK, `YYYY-MM-DD`
 */
export function otherNameSentence(name: OtherName, today: string): string {
  const called = name.shortName ? `${name.fullName} (${name.shortName})` : name.fullName;
  const { usedFrom, usedUntil } = name;
  if (usedFrom && usedFrom > today) return `To be called ${called} from ${formatDay(usedFrom)}.`;
  if (usedUntil && usedUntil < today) {
    const since = usedFrom ? `from ${formatDay(usedFrom)} ` : '';
    return `Formerly called ${called} ${since}until ${formatDay(usedUntil)}.`;
  }
  if (usedFrom) return `Called ${called} since ${formatDay(usedFrom)}.`;
  return `Another name: ${called}.`;
}
