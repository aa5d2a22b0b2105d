import { z } from 'zod';
import { richText } from './blocks.js';
import { contact } from './contact.js';
import { calendarDay, entryId, slug, webAddress } from './primitives.js';

/** A name that the type has had, or will have: SCR before CSPR, DARDR after DHR. */
export const otherName = z.object({
  shortName: z.string().nullable(),
  fullName: z.string().min(1),
  usedFrom: calendarDay.nullable(),
  usedUntil: calendarDay.nullable(),
  note: z.string().nullable(),
});

export const statutoryBasis = z.object({
  title: z.string().min(1),
  url: webAddress.nullable(),
  summary: z.string().nullable(),
});

/** A kind of review within the type, such as "local" and "national". */
export const kindOfReview = z.object({ name: z.string().min(1), summary: z.string().min(1) });

/** A kind of statutory or local review. A record, never code. */
export const reviewType = z.object({
  id: entryId,
  slug,
  shortName: z.string().min(1),
  fullName: z.string().min(1),
  otherNames: z.array(otherName),
  summary: z.string().min(1),
  explanation: richText,
  statutoryBases: z.array(statutoryBasis),
  kindsOfReview: z.array(kindOfReview),
  leadBody: z.string().nullable(),
  /** Ids of the groups that handle this type. */
  groups: z.array(entryId),
  publicationsLabel: z.string().min(1),
  formsLabel: z.string().min(1),
  supportContacts: z.array(contact),
  showsExitThisPage: z.boolean(),
  order: z.int(),
  /** False for a type that no new review is started under; what was published stays. */
  isActive: z.boolean(),
});

export type OtherName = z.infer<typeof otherName>;
export type StatutoryBasis = z.infer<typeof statutoryBasis>;
export type KindOfReview = z.infer<typeof kindOfReview>;
export type ReviewType = z.infer<typeof reviewType>;
