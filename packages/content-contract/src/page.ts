import { z } from 'zod';
import { richText } from './blocks.js';
import { calendarDay, entryId, slug } from './primitives.js';

/** A page of its own: accessibility statement, privacy, contact, safety online. */
export const page = z.object({
  id: entryId,
  slug,
  title: z.string().min(1),
  summary: z.string().min(1),
  body: richText,
  showsExitThisPage: z.boolean(),
  isInFooter: z.boolean(),
  order: z.int(),
  reviewedOn: calendarDay.nullable(),
});

export type Page = z.infer<typeof page>;
