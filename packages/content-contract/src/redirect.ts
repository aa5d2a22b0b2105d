import { z } from 'zod';
import { entryId } from './primitives.js';

/** An old address and where it leads now. */
export const redirect = z.object({
  id: entryId,
  /** A path with its query, from the first slash: `/documents_info.php?categoryID=6`. */
  from: z.string().startsWith('/'),
  /** A path on this site, or a whole web address. */
  to: z.string().regex(/^(\/(?!\/)|https?:\/\/)/),
  isPermanent: z.boolean(),
});

export type Redirect = z.infer<typeof redirect>;
