import { addresses } from '@learning-reviews/content-contract';

/** A kind of content that goes from draft to published, as the home screen speaks of it. */
export interface EditableKind {
  uid: `api::${string}.${string}`;
  name: string;
  plural: string;
  titleField: string;
  isSingle: boolean;
  /** Its public path; null for what has no page of its own. */
  sitePath(slug: string): string | null;
  hasSlug: boolean;
}

const withSlug = (
  uid: EditableKind['uid'],
  name: string,
  titleField: string,
  sitePath: (slug: string) => string,
): EditableKind => ({
  uid,
  name,
  plural: `${name}s`,
  titleField,
  isSingle: false,
  sitePath,
  hasSlug: true,
});

const single = (
  uid: EditableKind['uid'],
  name: string,
  titleField: string,
  path: string,
): EditableKind => ({
  uid,
  name,
  plural: name,
  titleField,
  isSingle: true,
  sitePath: () => path,
  hasSlug: false,
});

export const editableKinds: readonly EditableKind[] = [
  withSlug('api::publication.publication', 'Publication', 'title', addresses.publication),
  withSlug('api::form.form', 'Form', 'title', addresses.form),
  withSlug('api::review-type.review-type', 'Review type', 'fullName', addresses.reviewType),
  withSlug('api::theme.theme', 'Theme', 'name', addresses.theme),
  withSlug('api::page.page', 'Page', 'title', addresses.page),
  {
    ...withSlug('api::group.group', 'Group', 'name', addresses.page),
    sitePath: () => addresses.landing,
    hasSlug: false,
  },
  single(
    'api::learning-reviews-page.learning-reviews-page',
    'Learning reviews page',
    'title',
    addresses.landing,
  ),
  single('api::site-settings.site-settings', 'Site settings', 'partnershipName', addresses.home),
];

/** @returns the kind with that uid, or undefined when it is none that is published */
export function editableKind(uid: string): EditableKind | undefined {
  return editableKinds.find((kind) => kind.uid === uid);
}

/** Where one entry is edited, from the admin's root. */
export function editPath(kind: EditableKind, documentId: string): string {
  if (kind.isSingle) return `/content-manager/single-types/${kind.uid}`;
  return `/content-manager/collection-types/${kind.uid}/${documentId}`;
}

/** Strapi's query parser takes so many values in one filter. */
export const mostListed = 100;

/** The list of exactly these entries, from the admin's root: the first 100 of them. */
export function listPath(kind: EditableKind, documentIds: readonly string[]): string {
  const list = `/content-manager/collection-types/${kind.uid}`;
  const filters = documentIds
    .slice(0, mostListed)
    .map((id, index) => `filters[$and][0][documentId][$in][${index}]=${id}`);
  return `${list}?page=1&${filters.join('&')}`;
}

/**
 * The list of all drafts to which nothing is linked by a field, from the admin's root, with the filter
 * that an editor could have chosen there.
 *
 * @param mainField of what could be linked
 */
export function unlinkedPath(kind: EditableKind, field: string, mainField: string): string {
  const list = `/content-manager/collection-types/${kind.uid}`;
  return `${list}?page=1&filters[$and][0][${field}][${mainField}][$null]=true`;
}

/** The list of all drafts that a person made or was last to change, the newest first. */
export function pathOfAllBy(kind: EditableKind, userId: number): string {
  const list = `/content-manager/collection-types/${kind.uid}`;
  const by = ['updatedBy', 'createdBy'].map(
    (field, index) => `filters[$or][${index}][${field}][id][$eq]=${userId}`,
  );
  return `${list}?page=1&sort=updatedAt:DESC&${by.join('&')}`;
}
