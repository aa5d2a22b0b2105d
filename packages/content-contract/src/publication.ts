import { z } from 'zod';
import { richText } from './blocks.js';
import { publishedDocument } from './document.js';
import { calendarDay, entryId, languageTag, slug } from './primitives.js';

/** Closed, because each kind has its own place on the page and label on the site. */
export const publicationKinds = [
  'report',
  'executive-summary',
  'seven-minute-briefing',
  'action-plan',
  'statement',
] as const;

export type PublicationKind = (typeof publicationKinds)[number];

/** Coarse on purpose: an exact day can identify a person. */
export const coarseDate = z.object({
  year: z.int().min(1945).max(2200),
  quarter: z.int().min(1).max(4).nullable(),
});

export const periodReviewed = z.object({ from: coarseDate, to: coarseDate.nullable() });

export const changeNote = z.object({ date: calendarDay, note: z.string().min(1) });

export const publication = z.object({
  id: entryId,
  slug,
  title: z.string().min(1),
  kind: z.enum(publicationKinds),
  /** Ids of the review types; a joint review has several. */
  types: z.array(entryId),
  /** One of its type's kinds of review ("Local"), by name. */
  kindOfReview: z.string().nullable(),
  /** A pseudonym or code, such as "Family K" or "CSPR 14". */
  referenceName: z.string().nullable(),
  summary: z.string().min(1),
  contentWarning: z.string().nullable(),
  /** What happened, in five lines at most. */
  whatHappened: z.string().min(1).nullable(),
  keyLearning: z.array(z.string().min(1)),
  /** What a team can ask itself when it reads this together. */
  teamQuestions: z.array(z.string().min(1)),
  body: richText,
  language: languageTag,
  themes: z.array(entryId),
  periodReviewed: periodReviewed.nullable(),
  /** Ours: Strapi's own date changes on each publish. */
  firstPublishedOn: calendarDay,
  /** Newest first. */
  changeNotes: z.array(changeNote),
  /** The day on which its files went, past their retention date; its learning stays. */
  archivedOn: calendarDay.nullable(),
  /** None once it is archived. */
  documents: z.array(publishedDocument),
  /** Ids of publications that belong with this one. */
  related: z.array(entryId),
});

export type CoarseDate = z.infer<typeof coarseDate>;
export type PeriodReviewed = z.infer<typeof periodReviewed>;
export type ChangeNote = z.infer<typeof changeNote>;
export type Publication = z.infer<typeof publication>;
