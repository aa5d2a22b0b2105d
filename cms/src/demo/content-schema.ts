import { z } from 'zod';

/** What each file of `content/` and `starter/` may hold. The field names are those of the CMS. */
const words = z.string().trim().min(1);
const day = z.iso.date();
const webAddress = z.url({ protocol: /^https?$/ });
const language = z.enum(['English', 'Welsh', 'Polish']);
const quarter = z
  .enum(['January to March', 'April to June', 'July to September', 'October to December'])
  .optional();

/** A line in the notation of `rich-text.ts`. Spaces before it put a list inside another. */
const line = z.string().regex(/\S/, 'is empty');
const lines = z.array(line);

const contact = z
  .strictObject({
    name: words,
    description: words.optional(),
    phone: words.optional(),
    textPhone: words.optional(),
    email: z.email().optional(),
    url: webAddress.optional(),
    hours: words.optional(),
  })
  .refine((c) => c.phone || c.textPhone || c.email || c.url, {
    message: 'needs a phone, textPhone, email or url',
  });

const table = z.strictObject({
  caption: words,
  head: z.array(words).min(2),
  rows: z.array(z.array(words)).min(1),
});

/** A row of boxes joined by arrows: the only picture that the generator draws. */
const figure = z.strictObject({ caption: words, alt: words, steps: z.array(words).min(2).max(5) });

const fields = z.strictObject({
  heading: words,
  level: z.int().min(2).max(3).default(2),
  help: words.optional(),
  fields: z.array(
    z.strictObject({
      label: words,
      hint: words.optional(),
      lines: z.int().min(1).max(14).optional(),
    }),
  ),
});

/** One part of a generated document: a line of text, or something that text cannot say. */
export const documentPart = z.union([
  line,
  z.strictObject({ table }),
  z.strictObject({ figure }),
  z.strictObject({ fields }),
]);

/** A document that is generated; without `text` it takes the words of its publication. */
export const documentFile = z.strictObject({
  title: words,
  heading: words.optional(),
  language: language.default('English'),
  isAccessible: z.boolean().default(true),
  format: z.enum(['PDF', 'Word']).default('PDF'),
  hasContentsList: z.boolean().default(false),
  startsChaptersOnNewPages: z.boolean().default(false),
  text: z.array(documentPart).optional(),
  /** Names of files in `appendices/`, which follow the text. */
  appendices: z.array(words).default([]),
});

const appendix = z.strictObject({ text: z.array(documentPart).min(1) });

const group = z.strictObject({
  name: words,
  shortName: words.optional(),
  localName: words.optional(),
  remit: words,
  url: webAddress.optional(),
  order: z.int().default(0),
});

const theme = z.strictObject({
  name: words,
  definition: words,
  tellingWords: words.optional(),
});

const reviewType = z.strictObject({
  shortName: words,
  fullName: words,
  summary: words,
  explanation: lines,
  otherNames: z
    .array(
      z.strictObject({
        shortName: words.optional(),
        fullName: words,
        usedFrom: day.optional(),
        usedUntil: day.optional(),
        note: words.optional(),
      }),
    )
    .default([]),
  statutoryBases: z
    .array(z.strictObject({ title: words, url: webAddress.optional(), summary: words.optional() }))
    .default([]),
  kindsOfReview: z.array(z.strictObject({ name: words, summary: words })).default([]),
  leadBody: words.optional(),
  groups: z.array(words).default([]),
  publicationsLabel: words,
  formsLabel: words,
  supportContacts: z.array(contact).default([]),
  showsExitThisPage: z.boolean().default(false),
  order: z.int().default(0),
  minimumPublicMonths: z.int().min(1).optional(),
  reviewAfterMonths: z.int().min(1).optional(),
  noticeWorkingDays: z.int().min(1).optional(),
  noticeTo: words.optional(),
});

const page = z.strictObject({
  title: words,
  summary: words,
  body: lines,
  showsExitThisPage: z.boolean().default(false),
  isInFooter: z.boolean().default(true),
  order: z.int().default(0),
  reviewedOn: day.optional(),
});

const redirect = z.strictObject({
  from: z.string().startsWith('/'),
  to: z.string().regex(/^(\/(?!\/)|https?:\/\/)/, 'is neither a path nor a web address'),
  isPermanent: z.boolean().default(true),
});

const form = z.strictObject({
  title: words.max(255),
  purpose: z.enum(['Referral', 'Guidance', 'Template']),
  audience: z.enum(['Practitioner', 'Family', 'Everyone']),
  types: z.array(words).min(1),
  summary: words,
  explanation: lines.default([]),
  version: words.optional(),
  appliesFrom: day.optional(),
  documents: z.array(documentFile).min(1),
  howToSend: lines.default([]),
  sendTo: contact.optional(),
  safeSendingNote: words.optional(),
  showsExitThisPage: z.boolean().default(true),
  order: z.int().default(0),
});

const publication = z.strictObject({
  title: words.max(255),
  kind: z.enum([
    'Report',
    'Executive summary',
    'Seven-minute briefing',
    'Action plan',
    'Statement',
  ]),
  types: z.array(words).min(1),
  kindOfReview: words.optional(),
  referenceName: words.optional(),
  summary: words,
  contentWarning: words.optional(),
  whatHappened: words.max(330).optional(),
  keyLearning: z.array(words).default([]),
  teamQuestions: z.array(words).default([]),
  body: lines.default([]),
  language: language.default('English'),
  themes: z.array(words).default([]),
  periodReviewed: z
    .strictObject({
      fromYear: z.int(),
      fromQuarter: quarter,
      toYear: z.int().optional(),
      toQuarter: quarter,
    })
    .optional(),
  firstPublishedOn: day,
  changeNotes: z.array(z.strictObject({ date: day, note: words })).default([]),
  documents: z.array(documentFile).default([]),
  related: z.array(words).default([]),
  datesToAvoid: z
    .array(
      z.strictObject({
        from: day,
        until: day.optional(),
        reason: z.enum(['Birthday', 'Anniversary', 'Trial', 'Pre-election period', 'Other']),
        everyYear: z.boolean().default(false),
      }),
    )
    .default([]),
  isDraft: z.boolean().default(false),
});

const siteSettings = z.strictObject({
  partnershipName: words,
  shortName: words,
  strapline: words.optional(),
  areaServed: words.optional(),
  language: language.default('English'),
  brandColour: z.string().regex(/^#[0-9a-f]{6}$/, 'is not six hexadecimal digits after #'),
  banner: words.optional(),
  homeIntroduction: lines,
  emergencyHeading: words,
  emergencyAdvice: words,
  reportContacts: z.array(contact).default([]),
  supportContacts: z.array(contact).default([]),
  accessibleFormat: z.strictObject({
    advice: words,
    email: z.email().optional(),
    phone: words.optional(),
  }),
  exitAddress: webAddress,
  licence: words.optional(),
  securityContact: z.union([z.email(), webAddress]).optional(),
  nation: z.enum(['England and Wales', 'Scotland', 'Northern Ireland']),
  preElectionPeriods: z.array(z.strictObject({ name: words, from: day, until: day })).default([]),
});

const learningReviewsPage = z.strictObject({
  title: words,
  summary: words,
  introduction: lines,
  types: z.array(words).default([]),
  showsExitThisPage: z.boolean().default(true),
});

/** Each folder of entries, in the order in which they are stored: what is referred to comes first. */
export const folders = {
  appendices: appendix,
  groups: group,
  themes: theme,
  'review-types': reviewType,
  publications: publication,
  forms: form,
  pages: page,
  redirects: redirect,
} as const;

/** Each file that stands alone. */
export const singles = {
  'site-settings': siteSettings,
  'learning-reviews-page': learningReviewsPage,
} as const;

export type FolderName = keyof typeof folders;
export type SingleName = keyof typeof singles;
export type FolderEntry<N extends FolderName> = z.infer<(typeof folders)[N]>;
export type SingleEntry<N extends SingleName> = z.infer<(typeof singles)[N]>;
export type DocumentFile = z.infer<typeof documentFile>;
export type DocumentPart = z.infer<typeof documentPart>;
export type PublicationFile = FolderEntry<'publications'>;
export type FormFile = FolderEntry<'forms'>;
