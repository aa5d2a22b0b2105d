import { z } from 'zod';
import { entryId } from './primitives.js';

/**
 * Visible ASCII without a backslash: a header can carry no other, and browsers take a backslash
 * for a slash, so that a path could lead to another site.
 */
const redirectTarget = /^(?=[\x21-\x5b\x5d-\x7e]*$)(\/(?!\/)|https?:\/\/[^/])/;

/** An old address and where it leads now. */
export const redirect = z.object({
  id: entryId,
  /** A path with its query, from the first slash: `/documents_info.php?categoryID=6`. */
  from: z.string().startsWith('/'),
  /** A path on this site, or a whole web address. */
  to: z
    .string()
    .regex(redirectTarget, 'is not where a redirect can lead')
    .refine((to) => URL.canParse(to, 'https://site.invalid'), 'is not an address'),
  isPermanent: z.boolean(),
});

export type Redirect = z.infer<typeof redirect>;
