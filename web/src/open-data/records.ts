import {
  addresses,
  documentFormats,
  type Form,
  type Group,
  type Publication,
  type PublishedDocument,
  type ReviewType,
  type Theme,
} from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { lastChangedOn } from '../machine-readable/last-changed.ts';
import type {
  DocumentRecord,
  FormRecord,
  GroupRecord,
  PublicationRecord,
  ReviewTypeRecord,
  ThemeRecord,
} from './record-schemas.ts';

/** What a record is made from. */
export interface Source {
  published: Published;
  /** The site's public address, without a slash at its end. */
  siteUrl: string;
}

/** A publication for machines. What it names that is not public is left out. */
export function publicationRecordOf(publication: Publication, source: Source): PublicationRecord {
  const { published, siteUrl } = source;
  const known = idsOf(published);
  return {
    id: publication.id,
    identifier: siteUrl + addresses.apiItem('publications', publication.id),
    address: siteUrl + addresses.publication(publication.slug),
    title: publication.title,
    kind: publication.kind,
    reviewTypes: typeNames(publication.types, published),
    kindOfReview: publication.kindOfReview,
    referenceName: publication.referenceName,
    summary: publication.summary,
    contentWarning: publication.contentWarning,
    whatHappened: publication.whatHappened,
    keyLearning: publication.keyLearning,
    teamQuestions: publication.teamQuestions,
    language: publication.language,
    themes: published.themes
      .filter((theme) => publication.themes.includes(theme.id))
      .map(({ id, name }) => ({ id, name })),
    periodReviewed: publication.periodReviewed,
    firstPublishedOn: publication.firstPublishedOn,
    lastChangedOn: lastChangedOn(publication),
    archivedOn: publication.archivedOn,
    changeNotes: publication.changeNotes,
    documents: publication.documents.map((document) => documentRecordOf(document, siteUrl)),
    related: publication.related.filter((id) => known.has(id)),
  };
}

export function formRecordOf(form: Form, { published, siteUrl }: Source): FormRecord {
  return {
    id: form.id,
    identifier: siteUrl + addresses.apiItem('forms', form.id),
    address: siteUrl + addresses.form(form.slug),
    title: form.title,
    purpose: form.purpose,
    audience: form.audience,
    reviewTypes: typeNames(form.types, published),
    summary: form.summary,
    version: form.version,
    appliesFrom: form.appliesFrom,
    changeNotes: form.changeNotes,
    documents: form.documents.map((document) => documentRecordOf(document, siteUrl)),
  };
}

export function reviewTypeRecordOf(type: ReviewType, { published, siteUrl }: Source) {
  return {
    id: type.id,
    identifier: siteUrl + addresses.apiItem('review-types', type.id),
    address: siteUrl + addresses.reviewType(type.slug),
    shortName: type.shortName,
    fullName: type.fullName,
    otherNames: type.otherNames.map(({ shortName, fullName, usedFrom, usedUntil }) => ({
      shortName,
      fullName,
      usedFrom,
      usedUntil,
    })),
    summary: type.summary,
    leadBody: type.leadBody,
    groups: published.groups.map(({ id }) => id).filter((id) => type.groups.includes(id)),
    isActive: type.isActive,
  } satisfies ReviewTypeRecord;
}

export function themeRecordOf(theme: Theme, { siteUrl }: Source): ThemeRecord {
  return {
    id: theme.id,
    identifier: siteUrl + addresses.apiItem('themes', theme.id),
    address: siteUrl + addresses.theme(theme.slug),
    name: theme.name,
    definition: theme.definition,
  };
}

export function groupRecordOf(group: Group, { siteUrl }: Source): GroupRecord {
  return {
    id: group.id,
    identifier: siteUrl + addresses.apiItem('groups', group.id),
    name: group.name,
    shortName: group.shortName,
    localName: group.localName,
    remit: group.remit,
    address: group.url,
  };
}

/** Who publishes all of it, and how it may be used. */
export function provenanceOf({ published, siteUrl }: Source) {
  const { partnershipName, licence } = published.settings;
  return { publisher: { name: partnershipName, address: `${siteUrl}/` }, licence };
}

function documentRecordOf(document: PublishedDocument, siteUrl: string): DocumentRecord {
  const { id, title, fileName, format, bytes, pages, language, isAccessible, sha256 } = document;
  return {
    id,
    title,
    address: siteUrl + addresses.document(document),
    fileName,
    format,
    mediaType: documentFormats[format].mediaType,
    bytes,
    pages,
    language,
    isAccessible,
    sha256,
  };
}

function typeNames(ids: readonly string[], { reviewTypes }: Published) {
  return reviewTypes
    .filter((type) => ids.includes(type.id))
    .map(({ id, slug, shortName, fullName }) => ({ id, slug, shortName, fullName }));
}

const heldIds = new WeakMap<readonly Publication[], ReadonlySet<string>>();

/** Gathered once for each change, since each of thousands of publications asks for them. */
function idsOf({ publications }: Published): ReadonlySet<string> {
  let ids = heldIds.get(publications);
  if (!ids) {
    ids = new Set(publications.map(({ id }) => id));
    heldIds.set(publications, ids);
  }
  return ids;
}
