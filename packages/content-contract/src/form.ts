import { z } from 'zod';
import { richText } from './blocks.js';
import { contact } from './contact.js';
import { publishedDocument } from './document.js';
import { calendarDay, entryId, slug } from './primitives.js';
import { changeNote } from './publication.js';

export const formPurposes = ['referral', 'guidance', 'template'] as const;
export const formAudiences = ['practitioner', 'family', 'everyone'] as const;

export type FormPurpose = (typeof formPurposes)[number];
export type FormAudience = (typeof formAudiences)[number];

/** A referral form or guidance that a person downloads. */
export const form = z.object({
  id: entryId,
  slug,
  title: z.string().min(1),
  purpose: z.enum(formPurposes),
  audience: z.enum(formAudiences),
  types: z.array(entryId),
  summary: z.string().min(1),
  explanation: richText,
  version: z.string().nullable(),
  appliesFrom: calendarDay.nullable(),
  /** Newest first. */
  changeNotes: z.array(changeNote),
  documents: z.array(publishedDocument),
  howToSend: richText,
  sendTo: contact.nullable(),
  /** Says plainly not to send personal details by ordinary e-mail. */
  safeSendingNote: z.string().nullable(),
  showsExitThisPage: z.boolean(),
  order: z.int(),
});

export type Form = z.infer<typeof form>;
