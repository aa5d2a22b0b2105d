import {
  documentFormats,
  formAudiences,
  formPurposes,
  publicationKinds,
  type DocumentFormat,
} from '@learning-reviews/content-contract';
import { z } from 'zod';

/** The schemas that the description of the API names, each under its own name. */
export const namedSchemas = z.registry<{ id: string }>();

const day = () => z.iso.date();
const id = z.string().min(1).describe('A name that never changes');
const identifier = z
  .url()
  .describe('Its address in the API. It outlives its title and its page, so keep this one');
const language = z.string().describe('A language tag of BCP 47, such as `en` or `cy`');
const formats = Object.keys(documentFormats) as [DocumentFormat, ...DocumentFormat[]];

const coarse = z
  .object({
    year: z.int().describe('The year'),
    quarter: z
      .int()
      .min(1)
      .max(4)
      .nullable()
      .describe('1 for January to March; null where it is not told'),
  })
  .describe('A year, or a quarter of one. Coarse on purpose: a day can identify a person')
  .register(namedSchemas, { id: 'CoarseDate' });

const changeNote = z
  .object({
    date: day().describe('The day of the change, in the UK'),
    note: z.string().describe('What was changed'),
  })
  .describe('What was changed after publication')
  .register(namedSchemas, { id: 'ChangeNote' });

const document = z
  .object({
    id,
    title: z.string().describe('What it is called'),
    address: z.url().describe('Where its bytes are, while its publication or form is public'),
    fileName: z.string().describe('The last part of its address'),
    format: z.enum(formats).describe('What kind of file it is'),
    mediaType: z.string().describe('The same for programs'),
    bytes: z.int().positive().describe('Its size'),
    pages: z.int().positive().nullable().describe('Null where the file does not say'),
    language,
    isAccessible: z.boolean().describe('True where it was checked for assistive technology'),
    sha256: z.string().describe('SHA-256 of its bytes, in hexadecimal'),
  })
  .describe('One file of a publication or form')
  .register(namedSchemas, { id: 'Document' });

const typeName = z
  .object({
    id,
    slug: z.string().describe('By which lists are asked for this type alone'),
    shortName: z.string().describe('Such as `SAR`'),
    fullName: z.string().describe('Such as `Safeguarding Adult Reviews`'),
  })
  .describe('A review type, in short')
  .register(namedSchemas, { id: 'ReviewTypeName' });

const themeName = z
  .object({ id, name: z.string().describe('The theme') })
  .describe('A learning theme, in short')
  .register(namedSchemas, { id: 'ThemeName' });

const changeNotes = z.array(changeNote).describe('Newest first');
const documents = z.array(document);

export const publicationRecord = z
  .object({
    id,
    identifier,
    address: z.url().describe('Its page'),
    title: z.string().describe('What it is called'),
    kind: z.enum(publicationKinds).describe('What kind of publication it is'),
    reviewTypes: z.array(typeName).describe('A joint review has several'),
    kindOfReview: z.string().nullable().describe('The kind within its type, such as `Local`'),
    referenceName: z.string().nullable().describe('A pseudonym or code, such as `Family K`'),
    summary: z.string().describe('What it is about, in a few sentences'),
    contentWarning: z.string().nullable().describe('To be shown before the publication is read'),
    whatHappened: z.string().nullable().describe('What happened, in a few lines'),
    keyLearning: z.array(z.string()).describe('What was learned, point by point'),
    teamQuestions: z.array(z.string()).describe('What a team can ask itself about it'),
    language,
    themes: z.array(themeName).describe('What its learning is about'),
    periodReviewed: z
      .object({ from: coarse, to: coarse.nullable() })
      .nullable()
      .describe('The time that the review looked at'),
    firstPublishedOn: day().describe('The day it was first published, in the UK'),
    lastChangedOn: day().describe(
      'The day of its newest change note, or on which it was archived or first published',
    ),
    archivedOn: day()
      .nullable()
      .describe('The day from which its files are no longer kept online; null for most'),
    changeNotes,
    documents: documents.describe('None once it is archived'),
    related: z.array(id).describe('Ids of publications that belong with this one'),
  })
  .describe('A report, executive summary, 7-minute briefing, action plan or statement')
  .register(namedSchemas, { id: 'Publication' });

export const formRecord = z
  .object({
    id,
    identifier,
    address: z.url().describe('Its page'),
    title: z.string().describe('What it is called'),
    purpose: z.enum(formPurposes).describe('What it is for'),
    audience: z.enum(formAudiences).describe('Who it is for'),
    reviewTypes: z.array(typeName).describe('The types of review that it is for'),
    summary: z.string().describe('What it is for, in a few sentences'),
    version: z.string().nullable().describe('Its version, where it has one'),
    appliesFrom: day().nullable().describe('The day from which it is to be used, in the UK'),
    changeNotes,
    documents: documents.describe('The form itself, in one or several files'),
  })
  .describe('A referral form, guidance or template that a person downloads')
  .register(namedSchemas, { id: 'Form' });

const otherName = z
  .object({
    shortName: z.string().nullable().describe('The short form, where there was one'),
    fullName: z.string().describe('The name'),
    usedFrom: day().nullable().describe('The first day of that name, where it is known'),
    usedUntil: day().nullable().describe('The last day of that name, where it is known'),
  })
  .describe('A name that the type has had or will have, such as SCR for what is now CSPR')
  .register(namedSchemas, { id: 'OtherName' });

export const reviewTypeRecord = z
  .object({
    id,
    identifier,
    address: z.url().describe('Its page'),
    shortName: z.string().describe('Such as `SAR`'),
    fullName: z.string().describe('Such as `Safeguarding Adult Reviews`'),
    otherNames: z.array(otherName).describe('Names that it has had or will have'),
    summary: z.string().describe('What such a review is'),
    leadBody: z.string().nullable().describe('Who is responsible for such reviews'),
    groups: z.array(id).describe('Ids of the groups that handle it'),
    isActive: z.boolean().describe('False where no new review of this type is started'),
  })
  .describe('A kind of statutory or local review')
  .register(namedSchemas, { id: 'ReviewType' });

export const themeRecord = z
  .object({
    id,
    identifier,
    address: z.url().describe('Its page'),
    name: z.string().describe('The theme'),
    definition: z.string().describe('What is meant by it'),
  })
  .describe('A learning theme; one list for all types')
  .register(namedSchemas, { id: 'Theme' });

export const groupRecord = z
  .object({
    id,
    identifier,
    name: z.string().describe('What it is called'),
    shortName: z.string().nullable().describe('Its short name, where it has one'),
    localName: z
      .string()
      .nullable()
      .describe('What it is called locally, where that is something else'),
    remit: z.string().describe('What it does'),
    address: z.url().nullable().describe('Its own site'),
  })
  .describe('A panel or group that handles reviews')
  .register(namedSchemas, { id: 'Group' });

export const publisher = z
  .object({ name: z.string().describe('The partnership'), address: z.url().describe('Its site') })
  .describe('Who publishes it')
  .register(namedSchemas, { id: 'Publisher' });

/** What each answer carries, so that a copy of it is never without. */
export const provenance = {
  publisher,
  licence: z.string().nullable().describe('How it may be used; null where the site does not say'),
};

const bodyAsHtml = z
  .string()
  .describe('The text of its page as HTML, without attributes but `href`; empty without a text');

export const publicationInFull = publicationRecord
  .extend({ bodyAsHtml, ...provenance })
  .describe('A publication with the text of its page')
  .register(namedSchemas, { id: 'PublicationInFull' });

export const formInFull = formRecord
  .extend({ bodyAsHtml, ...provenance })
  .describe('A form with the text of its page')
  .register(namedSchemas, { id: 'FormInFull' });

export const reviewTypeInFull = reviewTypeRecord
  .extend({ bodyAsHtml, ...provenance })
  .describe('A review type with the explanation of its page')
  .register(namedSchemas, { id: 'ReviewTypeInFull' });

export const themeInFull = themeRecord
  .extend(provenance)
  .describe('A theme, and who publishes it')
  .register(namedSchemas, { id: 'ThemeInFull' });

export const groupInFull = groupRecord
  .extend(provenance)
  .describe('A group, and who publishes it')
  .register(namedSchemas, { id: 'GroupInFull' });

export const everything = z
  .object({
    ...provenance,
    publications: z.array(publicationRecord).describe('Newest first'),
    forms: z.array(formRecord).describe('Every form and guidance'),
    reviewTypes: z.array(reviewTypeRecord).describe('Every type of review'),
    themes: z.array(themeRecord).describe('Every learning theme'),
    groups: z.array(groupRecord).describe('Every panel or group'),
  })
  .describe('All that the site publishes, without the texts of pages')
  .register(namedSchemas, { id: 'Everything' });

const listOf = <T extends z.ZodType>(record: T, id: string) =>
  z
    .object({
      ...provenance,
      total: z.int().nonnegative().describe('How many there are on all pages'),
      next: z.url().nullable().describe('The address of the next page; null on the last one'),
      items: z.array(record).describe('What is on this page'),
    })
    .describe('One page of a list')
    .register(namedSchemas, { id });

export const publicationList = listOf(publicationRecord, 'PublicationList');
export const formList = listOf(formRecord, 'FormList');
export const reviewTypeList = listOf(reviewTypeRecord, 'ReviewTypeList');
export const themeList = listOf(themeRecord, 'ThemeList');
export const groupList = listOf(groupRecord, 'GroupList');

export const problem = z
  .object({
    title: z.string().describe('What is wrong'),
    status: z.int().describe('The status of the answer'),
    detail: z.string().describe('What to do'),
  })
  .describe('Why a question was not answered (RFC 9457)')
  .register(namedSchemas, { id: 'Problem' });

export type DocumentRecord = z.infer<typeof document>;
export type PublicationRecord = z.infer<typeof publicationRecord>;
export type FormRecord = z.infer<typeof formRecord>;
export type ReviewTypeRecord = z.infer<typeof reviewTypeRecord>;
export type ThemeRecord = z.infer<typeof themeRecord>;
export type GroupRecord = z.infer<typeof groupRecord>;
