import type { Form, Publication } from '@learning-reviews/content-contract';

/**
 * The day on which the public last saw a publication change: the newest of its change notes, the day
 * it was archived, or the day it was first published. Takes and returns calendar days in the UK,
 * `YYYY-MM-DD`.
 */
export function lastChangedOn(publication: Publication): string {
  const { firstPublishedOn, archivedOn } = publication;
  const days = [firstPublishedOn, ...(archivedOn ? [archivedOn] : []), ...notedDays(publication)];
  return newestDay(days) ?? firstPublishedOn;
}

/** The same for a form, whose first day nobody knows: undefined until it has a change note. */
export function formLastChangedOn(form: Form): string | undefined {
  return newestDay(notedDays(form));
}

function notedDays({ changeNotes }: Pick<Publication | Form, 'changeNotes'>): string[] {
  return changeNotes.map((note) => note.date);
}

/** The newest of some calendar days; undefined when there is none. ISO days sort as text. */
export function newestDay(days: readonly string[]): string | undefined {
  return days.toSorted().at(-1);
}
