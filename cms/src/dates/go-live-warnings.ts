import { isAvoided } from './avoided-days';
import { dayInWords, isWeekend, type Day } from './calendar-days';
import type { DateFacts, TypeRules } from './date-facts';
import { broken, reminder, type DateWarning } from './date-warning';
import { workingDayBefore } from './working-days';

/** What the day on which an entry goes live meets. What is public already needs no notice. */
export function goLiveWarnings(facts: DateFacts, goLive: Day, today: Day): DateWarning[] {
  const notices = facts.isPublished ? [] : facts.rules;
  return [
    ...notices.flatMap((rules) => noticeWarnings(facts, rules, goLive, today)),
    ...avoidWarnings(facts, goLive),
    ...calendarWarnings(facts, goLive),
  ];
}

function noticeWarnings(
  { holidays }: DateFacts,
  { typeName, noticeWorkingDays: count, noticeTo }: TypeRules,
  goLive: Day,
  today: Day,
): DateWarning[] {
  if (count === null) return [];
  const last = workingDayBefore(goLive, count, holidays);
  const days = count === 1 ? '1 working day' : `${count} working days`;
  const asks = `The type “${typeName}” asks for ${days} of notice`;
  const to = noticeTo ? ` to ${noticeTo}` : '';
  if (today <= last) return [reminder('notice', `${asks}${to}: by ${dayInWords(last)}.`)];
  return [
    broken(
      'notice',
      `${asks}${to}. For this day it had to be given by ${dayInWords(last)}. Choose a later day unless it was.`,
    ),
  ];
}

function avoidWarnings({ avoided, preElectionPeriods }: DateFacts, goLive: Day): DateWarning[] {
  const day = dayInWords(goLive);
  return [
    ...avoided
      .filter((days) => isAvoided(goLive, days))
      .map(({ reason }) => `${day} is a date to avoid here: ${reason.toLowerCase()}.`),
    ...preElectionPeriods
      .filter((period) => isAvoided(goLive, period))
      .map(({ name }) => `${day} is in a pre-election period: ${name}.`),
  ].map((text) => broken('avoid', text));
}

function calendarWarnings({ holidays }: DateFacts, goLive: Day): DateWarning[] {
  const day = dayInWords(goLive);
  const { nation, nameOf, lastYear } = holidays;
  const name = nameOf.get(goLive);
  if (name) return [broken('bank-holiday', `${day} is a bank holiday in ${nation}: ${name}.`)];
  if (isWeekend(goLive)) {
    const text = `${day} is at a weekend. Will someone be there to answer questions?`;
    return [broken('weekend', text)];
  }
  if (Number(goLive.slice(0, 4)) <= lastYear) return [];
  const text = `Bank holidays after ${lastYear} are not known here. Add them under Site settings.`;
  return [reminder('bank-holiday', text)];
}
