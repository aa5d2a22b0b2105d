/** What Strapi gives for each type when the readers ask with their fixed populate. */

type Text = string | null;

export interface EntryRecord {
  id: number;
  documentId: string;
}

export interface ContactRecord {
  name: Text;
  description: Text;
  phone: Text;
  textPhone: Text;
  email: Text;
  url: Text;
  hours: Text;
}

export interface DocumentRecord {
  title: Text;
  language: Text;
  isAccessible: boolean | null;
  publicId: Text;
  format: Text;
  bytes: number | null;
  pages: number | null;
  sha256: Text;
}

export interface ChangeNoteRecord {
  date: Text;
  note: Text;
}

export interface ReviewTypeRecord extends EntryRecord {
  slug: Text;
  shortName: Text;
  fullName: Text;
  summary: Text;
  explanation: unknown;
  otherNames: {
    shortName: Text;
    fullName: Text;
    usedFrom: Text;
    usedUntil: Text;
    note: Text;
  }[];
  statutoryBases: { title: Text; url: Text; summary: Text }[];
  kindsOfReview: { name: Text; summary: Text }[];
  leadBody: Text;
  groups: EntryRecord[];
  publicationsLabel: Text;
  formsLabel: Text;
  supportContacts: ContactRecord[];
  showsExitThisPage: boolean | null;
  order: number | null;
  isActive: boolean | null;
}

export interface PublicationRecord extends EntryRecord {
  slug: Text;
  title: Text;
  kind: Text;
  types: EntryRecord[];
  kindOfReview: Text;
  referenceName: Text;
  summary: Text;
  contentWarning: Text;
  whatHappened: Text;
  keyLearning: { text: Text }[];
  teamQuestions: { text: Text }[];
  body: unknown;
  language: Text;
  themes: EntryRecord[];
  periodReviewed: {
    fromYear: number | null;
    fromQuarter: Text;
    toYear: number | null;
    toQuarter: Text;
  } | null;
  firstPublishedOn: Text;
  archivedOn: Text;
  changeNotes: ChangeNoteRecord[];
  documents: DocumentRecord[];
  related: EntryRecord[];
}

export interface FormRecord extends EntryRecord {
  slug: Text;
  title: Text;
  purpose: Text;
  audience: Text;
  types: EntryRecord[];
  summary: Text;
  explanation: unknown;
  version: Text;
  appliesFrom: Text;
  changeNotes: ChangeNoteRecord[];
  documents: DocumentRecord[];
  howToSend: unknown;
  sendTo: ContactRecord | null;
  safeSendingNote: Text;
  showsExitThisPage: boolean | null;
  order: number | null;
}

export interface ThemeRecord extends EntryRecord {
  slug: Text;
  name: Text;
  definition: Text;
}

export interface GroupRecord extends EntryRecord {
  name: Text;
  shortName: Text;
  localName: Text;
  remit: Text;
  url: Text;
  order: number | null;
}

export interface PageRecord extends EntryRecord {
  slug: Text;
  title: Text;
  summary: Text;
  body: unknown;
  showsExitThisPage: boolean | null;
  isInFooter: boolean | null;
  order: number | null;
  reviewedOn: Text;
}

export interface RedirectRecord extends EntryRecord {
  from: Text;
  to: Text;
  isPermanent: boolean | null;
}

export interface SiteSettingsRecord extends EntryRecord {
  partnershipName: Text;
  shortName: Text;
  strapline: Text;
  areaServed: Text;
  language: Text;
  brandColour: Text;
  logo: DocumentRecord | null;
  banner: Text;
  homeIntroduction: unknown;
  emergencyHeading: Text;
  emergencyAdvice: Text;
  reportContacts: ContactRecord[];
  supportContacts: ContactRecord[];
  accessibleFormat: { advice: Text; email: Text; phone: Text } | null;
  exitAddress: Text;
  licence: Text;
  securityContact: Text;
}

export interface LearningReviewsPageRecord extends EntryRecord {
  title: Text;
  summary: Text;
  introduction: unknown;
  types: EntryRecord[];
  showsExitThisPage: boolean | null;
}
