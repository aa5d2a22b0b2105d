import { z } from 'zod';
import { richText } from './blocks.js';
import { contact } from './contact.js';
import { publishedDocument } from './document.js';
import { languageTag, webAddress } from './primitives.js';

/** What every page carries: name, brand, banner, and where to turn in danger. */
export const siteSettings = z.object({
  partnershipName: z.string().min(1),
  shortName: z.string().min(1),
  strapline: z.string().nullable(),
  areaServed: z.string().nullable(),
  language: languageTag,
  /** Six hexadecimal digits; the CMS refuses one that white text cannot be read on. */
  brandColour: z.string().regex(/^#[0-9a-f]{6}$/),
  logo: publishedDocument.nullable(),
  /** Shown across the top of every page, such as "This is a demonstration". */
  banner: z.string().nullable(),
  homeIntroduction: richText,
  emergencyHeading: z.string().min(1),
  emergencyAdvice: z.string().min(1),
  /** Where to report a concern, on every page. */
  reportContacts: z.array(contact),
  /** Help lines shown with publications. */
  supportContacts: z.array(contact),
  accessibleFormat: z.object({
    advice: z.string().min(1),
    email: z.email().nullable(),
    phone: z.string().nullable(),
  }),
  /** Where "Exit this page" leads: a busy, harmless site. */
  exitAddress: webAddress,
  licence: z.string().nullable(),
  securityContact: z.union([z.email(), webAddress]).nullable(),
});

export type SiteSettings = z.infer<typeof siteSettings>;
