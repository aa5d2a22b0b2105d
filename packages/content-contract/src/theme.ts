import { z } from 'zod';
import { entryId, slug } from './primitives.js';

/** A learning theme: one controlled list across types. */
export const theme = z.object({
  id: entryId,
  slug,
  name: z.string().min(1),
  definition: z.string().min(1),
});

export type Theme = z.infer<typeof theme>;
