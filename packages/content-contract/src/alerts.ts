import { z } from 'zod';

/** How often a person wants to hear of what is new. */
export const alertPaces = ['at-once', 'daily', 'weekly'] as const;

export type AlertPace = (typeof alertPaces)[number];

/** What a person wants to hear of: everything, one review type or one theme, by its id. */
export const alertTopic = z.string().regex(/^(?:everything|(?:type|theme):[A-Za-z0-9-]{1,64})$/);

/** Longest address of a mailbox (RFC 5321). */
const longestAddress = 254;

/** What the site's form asks for, as the CMS takes it from the site. */
export const alertSignUp = z.strictObject({
  address: z.string().trim().toLowerCase().max(longestAddress).pipe(z.email()),
  topic: alertTopic,
  pace: z.enum(alertPaces),
});

export type AlertSignUp = z.infer<typeof alertSignUp>;

/** The secret of a link in an e-mail: 256 bits. */
export const alertToken = z.string().regex(/^[\w-]{43}$/);
