import type { AvoidedDays } from './avoided-days';
import type { BankHolidays } from './bank-holidays';
import type { Day } from './calendar-days';

/** What editors have written about the dates of an entry; the rules come from its review types. */
export interface DateFacts {
  rules: readonly TypeRules[];
  avoided: readonly (AvoidedDays & { reason: string })[];
  preElectionPeriods: readonly (AvoidedDays & { name: string })[];
  holidays: BankHolidays;
  isPublished: boolean;
  firstPublishedOn: Day | null;
}

/** The dates that a review type asks for; null where it asks for none. */
export interface TypeRules {
  typeName: string;
  minimumPublicMonths: number | null;
  reviewAfterMonths: number | null;
  noticeWorkingDays: number | null;
  noticeTo: string | null;
}
