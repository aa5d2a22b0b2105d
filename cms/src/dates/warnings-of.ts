import { ukDayOf, type Day } from './calendar-days';
import type { DateFacts } from './date-facts';
import { byWeight, type ChosenTimes, type DateWarning } from './date-warning';
import { goLiveWarnings } from './go-live-warnings';
import { timeInPublicWarnings } from './time-in-public-warnings';

/**
 * Compares chosen times with what editors have written about dates.
 *
 * @param today the UK's day
 * @returns what needs a reason, then what breaks a rule, then what to remember
 */
export function warningsOf(facts: DateFacts, times: ChosenTimes, today: Day): DateWarning[] {
  const goLive = times.goLiveAt && ukDayOf(times.goLiveAt);
  const takeDown = times.takeDownAt && ukDayOf(times.takeDownAt);
  const warnings = [
    ...timeInPublicWarnings(facts, goLive, takeDown, today),
    ...(goLive ? goLiveWarnings(facts, goLive, today) : []),
  ];
  return warnings.sort(byWeight);
}
