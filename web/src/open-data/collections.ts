import type {
  Form,
  Group,
  Publication,
  ReviewType,
  RichText,
  Theme,
} from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { lastChangedOn } from '../machine-readable/last-changed.ts';
import { richTextHtml } from '../rich-text/rich-text-html.ts';
import type { CollectionName, ListQuery } from './list-query.ts';
import {
  formRecordOf,
  groupRecordOf,
  publicationRecordOf,
  reviewTypeRecordOf,
  themeRecordOf,
  type Source,
} from './records.ts';

/** What a text may lead to, beside what a record is made from. */
export interface FullSource extends Source {
  mayLinkTo: (path: string) => boolean;
}

/** One kind of thing that the API lists. */
export interface Collection<T extends { id: string }> {
  entries(published: Published): readonly T[];
  /** Places an entry in the list, whatever else comes or goes; the last comes first. */
  keyOf(entry: T): string;
  isWanted(entry: T, asked: ListQuery, published: Published): boolean;
  record(entry: T, source: Source): object;
  /** What only the answer about this one entry holds. */
  more(entry: T, source: FullSource): object;
}

const publications: Collection<Publication> = {
  entries: (published) => published.publications,
  keyOf: ({ firstPublishedOn, id }) => `${firstPublishedOn}~${id}`,
  isWanted: (publication, asked, published) =>
    isOfType(publication, asked, published) &&
    isOnTheme(publication, asked, published) &&
    (asked.kind === undefined || publication.kind === asked.kind) &&
    (asked.language === undefined || publication.language === asked.language) &&
    (asked.changedSince === undefined || lastChangedOn(publication) >= asked.changedSince),
  record: publicationRecordOf,
  more: (publication, source) => bodyOf(publication.body, source),
};

const forms: Collection<Form> = {
  entries: (published) => published.forms,
  keyOf: ({ id }) => id,
  isWanted: isOfType,
  record: formRecordOf,
  more: (form, source) => bodyOf([...form.explanation, ...form.howToSend], source),
};

const reviewTypes: Collection<ReviewType> = {
  entries: (published) => published.reviewTypes,
  keyOf: ({ id }) => id,
  isWanted: () => true,
  record: reviewTypeRecordOf,
  more: (type, source) => bodyOf(type.explanation, source),
};

const themes: Collection<Theme> = {
  entries: (published) => published.themes,
  keyOf: ({ id }) => id,
  isWanted: () => true,
  record: themeRecordOf,
  more: () => ({}),
};

const groups: Collection<Group> = {
  entries: (published) => published.groups,
  keyOf: ({ id }) => id,
  isWanted: () => true,
  record: groupRecordOf,
  more: () => ({}),
};

interface Entries {
  publications: Publication;
  forms: Form;
  'review-types': ReviewType;
  themes: Theme;
  groups: Group;
}

export const collections: { [N in CollectionName]: Collection<Entries[N]> } = {
  publications,
  forms,
  'review-types': reviewTypes,
  themes,
  groups,
};

function isOfType({ types }: Publication | Form, { type }: ListQuery, published: Published) {
  if (type === undefined) return true;
  return published.reviewTypes.some(({ slug, id }) => slug === type && types.includes(id));
}

function isOnTheme(publication: Publication, { theme }: ListQuery, published: Published) {
  if (theme === undefined) return true;
  return published.themes.some(({ slug, id }) => slug === theme && publication.themes.includes(id));
}

function bodyOf(blocks: RichText, source: FullSource) {
  return { bodyAsHtml: richTextHtml(blocks, source) };
}
