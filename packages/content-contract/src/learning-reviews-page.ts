import { z } from 'zod';
import { richText } from './blocks.js';
import { entryId } from './primitives.js';

/** The landing page of the section. */
export const learningReviewsPage = z.object({
  title: z.string().min(1),
  summary: z.string().min(1),
  introduction: richText,
  /** Ids of the review types in the order of their sections; others follow by their own order. */
  types: z.array(entryId),
  showsExitThisPage: z.boolean(),
});

export type LearningReviewsPage = z.infer<typeof learningReviewsPage>;
