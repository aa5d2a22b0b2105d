import {
  publishedLists,
  publishedSingles,
  type PublishedListName,
  type PublishedSingleName,
} from '@learning-reviews/content-contract';
import * as mapping from './to-contract';

/** The part of a zod schema that the readers use. */
interface ContractSchema {
  safeParse(
    value: unknown,
  ): { success: true; data: unknown } | { success: false; error: { issues: Issue[] } };
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

/** One kind of content: where Strapi keeps it, what is read of it and how the contract says it. */
export interface ContentKind {
  uid: ContentUid;
  populate: Record<string, unknown>;
  toContract(record: never): unknown;
  schema: ContractSchema;
}

export type ContentUid = `api::${string}.${string}`;

const ids = { fields: ['documentId'] };
const all = true;

export const listKinds: Record<PublishedListName, ContentKind> = {
  'review-types': {
    uid: 'api::review-type.review-type',
    populate: {
      otherNames: all,
      statutoryBases: all,
      kindsOfReview: all,
      supportContacts: all,
      groups: ids,
    },
    toContract: mapping.reviewTypeOf,
    schema: publishedLists['review-types'],
  },
  publications: {
    uid: 'api::publication.publication',
    populate: {
      types: ids,
      themes: ids,
      related: ids,
      keyLearning: all,
      teamQuestions: all,
      periodReviewed: all,
      changeNotes: all,
      documents: all,
    },
    toContract: mapping.publicationOf,
    schema: publishedLists.publications,
  },
  forms: {
    uid: 'api::form.form',
    populate: { types: ids, changeNotes: all, documents: all, sendTo: all },
    toContract: mapping.formOf,
    schema: publishedLists.forms,
  },
  themes: {
    uid: 'api::theme.theme',
    populate: {},
    toContract: mapping.themeOf,
    schema: publishedLists.themes,
  },
  groups: {
    uid: 'api::group.group',
    populate: {},
    toContract: mapping.groupOf,
    schema: publishedLists.groups,
  },
  pages: {
    uid: 'api::page.page',
    populate: {},
    toContract: mapping.pageOf,
    schema: publishedLists.pages,
  },
  redirects: {
    uid: 'api::redirect.redirect',
    populate: {},
    toContract: mapping.redirectOf,
    schema: publishedLists.redirects,
  },
};

export const singleKinds: Record<PublishedSingleName, ContentKind> = {
  'site-settings': {
    uid: 'api::site-settings.site-settings',
    populate: { logo: all, reportContacts: all, supportContacts: all, accessibleFormat: all },
    toContract: mapping.siteSettingsOf,
    schema: publishedSingles['site-settings'],
  },
  'learning-reviews-page': {
    uid: 'api::learning-reviews-page.learning-reviews-page',
    populate: { types: ids },
    toContract: mapping.learningReviewsPageOf,
    schema: publishedSingles['learning-reviews-page'],
  },
};

export function isListName(name: string): name is PublishedListName {
  return Object.hasOwn(listKinds, name);
}

export function isSingleName(name: string): name is PublishedSingleName {
  return Object.hasOwn(singleKinds, name);
}
