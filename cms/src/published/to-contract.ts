import { codeOf, languageTagOf } from './enumerations';
import {
  blocksOf,
  changeNotesOf,
  contactOf,
  documentOf,
  idsOf,
  periodOf,
  textOrNull,
} from './parts-to-contract';
import type {
  FormRecord,
  GroupRecord,
  LearningReviewsPageRecord,
  PageRecord,
  PublicationRecord,
  RedirectRecord,
  ReviewTypeRecord,
  SiteSettingsRecord,
  ThemeRecord,
} from './records';

/** Each function says in the words of `content-contract` what Strapi holds; zod judges it after. */

export function reviewTypeOf(record: ReviewTypeRecord) {
  return {
    id: record.documentId,
    slug: record.slug,
    shortName: record.shortName,
    fullName: record.fullName,
    otherNames: record.otherNames.map((name) => ({
      shortName: textOrNull(name.shortName),
      fullName: name.fullName,
      usedFrom: name.usedFrom,
      usedUntil: name.usedUntil,
      note: textOrNull(name.note),
    })),
    summary: record.summary,
    explanation: blocksOf(record.explanation),
    statutoryBases: record.statutoryBases.map((basis) => ({
      title: basis.title,
      url: textOrNull(basis.url),
      summary: textOrNull(basis.summary),
    })),
    kindsOfReview: record.kindsOfReview.map(({ name, summary }) => ({ name, summary })),
    leadBody: textOrNull(record.leadBody),
    groups: idsOf(record.groups),
    publicationsLabel: record.publicationsLabel,
    formsLabel: record.formsLabel,
    supportContacts: record.supportContacts.map(contactOf),
    showsExitThisPage: record.showsExitThisPage ?? false,
    order: record.order ?? 0,
    isActive: record.isActive ?? true,
  };
}

export function publicationOf(record: PublicationRecord) {
  return {
    id: record.documentId,
    slug: record.slug,
    title: record.title,
    kind: codeOf(record.kind),
    types: idsOf(record.types),
    kindOfReview: textOrNull(record.kindOfReview),
    referenceName: textOrNull(record.referenceName),
    summary: record.summary,
    contentWarning: textOrNull(record.contentWarning),
    whatHappened: textOrNull(record.whatHappened),
    keyLearning: record.keyLearning.map(({ text }) => text),
    teamQuestions: record.teamQuestions.map(({ text }) => text),
    body: blocksOf(record.body),
    language: languageTagOf(record.language),
    themes: idsOf(record.themes),
    periodReviewed: periodOf(record.periodReviewed),
    firstPublishedOn: record.firstPublishedOn,
    changeNotes: changeNotesOf(record.changeNotes),
    archivedOn: record.archivedOn,
    documents: record.archivedOn ? [] : record.documents.map(documentOf),
    related: idsOf(record.related),
  };
}

export function formOf(record: FormRecord) {
  return {
    id: record.documentId,
    slug: record.slug,
    title: record.title,
    purpose: codeOf(record.purpose),
    audience: codeOf(record.audience),
    types: idsOf(record.types),
    summary: record.summary,
    explanation: blocksOf(record.explanation),
    version: textOrNull(record.version),
    appliesFrom: record.appliesFrom,
    changeNotes: changeNotesOf(record.changeNotes),
    documents: record.documents.map(documentOf),
    howToSend: blocksOf(record.howToSend),
    sendTo: record.sendTo ? contactOf(record.sendTo) : null,
    safeSendingNote: textOrNull(record.safeSendingNote),
    showsExitThisPage: record.showsExitThisPage ?? true,
    order: record.order ?? 0,
  };
}

export function themeOf(record: ThemeRecord) {
  return {
    id: record.documentId,
    slug: record.slug,
    name: record.name,
    definition: record.definition,
  };
}

export function groupOf(record: GroupRecord) {
  return {
    id: record.documentId,
    name: record.name,
    shortName: textOrNull(record.shortName),
    localName: textOrNull(record.localName),
    remit: record.remit,
    url: textOrNull(record.url),
    order: record.order ?? 0,
  };
}

export function pageOf(record: PageRecord) {
  return {
    id: record.documentId,
    slug: record.slug,
    title: record.title,
    summary: record.summary,
    body: blocksOf(record.body),
    showsExitThisPage: record.showsExitThisPage ?? false,
    isInFooter: record.isInFooter ?? true,
    order: record.order ?? 0,
    reviewedOn: record.reviewedOn,
  };
}

export function redirectOf(record: RedirectRecord) {
  return {
    id: record.documentId,
    from: record.from,
    to: record.to,
    isPermanent: record.isPermanent ?? true,
  };
}

export function siteSettingsOf(record: SiteSettingsRecord) {
  return {
    partnershipName: record.partnershipName,
    shortName: record.shortName,
    strapline: textOrNull(record.strapline),
    areaServed: textOrNull(record.areaServed),
    language: languageTagOf(record.language),
    brandColour: record.brandColour?.toLowerCase(),
    logo: record.logo?.publicId ? documentOf(record.logo) : null,
    banner: textOrNull(record.banner),
    homeIntroduction: blocksOf(record.homeIntroduction),
    emergencyHeading: record.emergencyHeading,
    emergencyAdvice: record.emergencyAdvice,
    reportContacts: record.reportContacts.map(contactOf),
    supportContacts: record.supportContacts.map(contactOf),
    accessibleFormat: {
      advice: record.accessibleFormat?.advice,
      email: textOrNull(record.accessibleFormat?.email),
      phone: textOrNull(record.accessibleFormat?.phone),
    },
    exitAddress: record.exitAddress,
    licence: textOrNull(record.licence),
    securityContact: textOrNull(record.securityContact),
  };
}

export function learningReviewsPageOf(record: LearningReviewsPageRecord) {
  return {
    title: record.title,
    summary: record.summary,
    introduction: blocksOf(record.introduction),
    types: idsOf(record.types),
    showsExitThisPage: record.showsExitThisPage ?? true,
  };
}
