import { z } from 'zod';
import { entryId, webAddress } from './primitives.js';

/** A panel or sub-group that handles a type of review. */
export const group = z.object({
  id: entryId,
  name: z.string().min(1),
  shortName: z.string().nullable(),
  localName: z.string().nullable(),
  remit: z.string().min(1),
  url: webAddress.nullable(),
  order: z.int(),
});

export type Group = z.infer<typeof group>;
