import type { Publication } from '@learning-reviews/content-contract';

/**
 * The day on which the public last saw a publication change: the newest of its change notes, or the
 * day it was first published. Takes and returns calendar days in the UK, `YYYY-MM-DD`.
 */
export function lastChangedOn(publication: Publication): string {
  const days = [publication.firstPublishedOn, ...publication.changeNotes.map((note) => note.date)];
  return newestDay(days) ?? publication.firstPublishedOn;
}

/** The newest of some calendar days; undefined when there is none. ISO days sort as text. */
export function newestDay(days: readonly string[]): string | undefined {
  return days.toSorted().at(-1);
}
