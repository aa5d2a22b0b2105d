import { addMonths, dayInWords, type Day } from './calendar-days';
import type { DateFacts } from './date-facts';
import { broken, reminder, type DateWarning } from './date-warning';

/** What the time in which an entry is public meets: the least that its types ask for, and reviews. */
export function timeInPublicWarnings(
  facts: DateFacts,
  goLive: Day | null,
  takeDown: Day | null,
  today: Day,
): DateWarning[] {
  const since = facts.firstPublishedOn ?? goLive ?? today;
  return [
    ...(takeDown ? minimumWarnings(facts, since, takeDown) : []),
    ...reviewWarnings(facts, since, takeDown, { isAsked: goLive !== null, today }),
  ];
}

/** The longest minimum counts, so that a second type never shortens it. */
function minimumWarnings({ rules }: DateFacts, since: Day, takeDown: Day): DateWarning[] {
  const [longest] = rules
    .map(({ typeName, minimumPublicMonths }) => ({ typeName, months: minimumPublicMonths ?? 0 }))
    .sort((one, other) => other.months - one.months);
  if (!longest || takeDown >= addMonths(since, longest.months)) return [];
  const { typeName, months } = longest;
  const text = `The type “${typeName}” asks that this is public for ${inMonths(months)}: until ${dayInWords(addMonths(since, months))}. To take it down sooner, say why.`;
  return [{ ...broken('minimum-public', text), needsReason: true }];
}

/**
 * The day on which an entry is to be looked at again, counted from a day on which it was public.
 * With several review types, the first of their days; null where none asks for it.
 */
export function reviewDay({ rules }: Pick<DateFacts, 'rules'>, since: Day): Day | null {
  const months = rules.flatMap(({ reviewAfterMonths }) => reviewAfterMonths ?? []);
  return months.length > 0 ? addMonths(since, Math.min(...months)) : null;
}

function reviewWarnings(
  facts: DateFacts,
  since: Day,
  takeDown: Day | null,
  { isAsked, today }: { isAsked: boolean; today: Day },
): DateWarning[] {
  const due = reviewDay(facts, since);
  if (due === null) return [];
  const day = dayInWords(due);
  if (takeDown && takeDown < due) {
    return [broken('review', `It would come down before its review, which is due on ${day}.`)];
  }
  if (facts.isPublished && due <= today) {
    return [broken('review', `Its review was due on ${day}. Decide whether it stays public.`)];
  }
  return isAsked ? [reminder('review', `Its review will be due on ${day}.`)] : [];
}

function inMonths(count: number): string {
  return count === 1 ? '1 month' : `${count} months`;
}
