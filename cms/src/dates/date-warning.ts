/** What a chosen time meets: a rule of its review type, a date to avoid, a day when few are at work. */
export interface DateWarning {
  kind: 'minimum-public' | 'notice' | 'avoid' | 'bank-holiday' | 'weekend' | 'review';
  /** One or two sentences for staff. They may name a sensitive day: for the admin only. */
  text: string;
  /** Whether a reason must be given for it to be done all the same. */
  needsReason: boolean;
  /** A day to remember, where the chosen time breaks nothing. */
  isReminder: boolean;
}

/** When an entry goes live and comes down, as chosen; null for what is not chosen. */
export interface ChosenTimes {
  goLiveAt: Date | null;
  takeDownAt: Date | null;
}

/** A chosen time that breaks a rule, and may. */
export function broken(kind: DateWarning['kind'], text: string): DateWarning {
  return { kind, text, needsReason: false, isReminder: false };
}

export function reminder(kind: DateWarning['kind'], text: string): DateWarning {
  return { kind, text, needsReason: false, isReminder: true };
}

/** The order in which people should read them: what needs a reason first, reminders last. */
export function byWeight(one: DateWarning, other: DateWarning): number {
  return weightOf(one) - weightOf(other);
}

function weightOf({ needsReason, isReminder }: DateWarning): number {
  if (needsReason) return 0;
  return isReminder ? 2 : 1;
}
