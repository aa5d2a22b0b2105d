import { z } from 'zod';

/** Strapi's document id: the same for a draft and what is published of it. */
export const entryId = z.string().min(1);

/** The last part of an address: small letters, digits and single hyphens. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not a slug');

/** A calendar day in the UK, `YYYY-MM-DD`, without a time or a zone. */
export const calendarDay = z.iso.date();

/** A language tag of BCP 47, such as `en`, `cy` or `pl`. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is not a language tag');

/** An address on the web. Other schemes are refused, since they can run scripts. */
export const webAddress = z.url({ protocol: /^https?$/ });

/** A telephone number as people write it. */
export const telephone = z.string().regex(/^[+0-9][0-9 ()-]*$/, 'is not a telephone number');
