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

/**
 * The list of exactly these entries, from the admin's root. Strapi's query parser takes 100 values
 * in one filter, so the list shows the first 100.
 */
export function listPath(kind: EditableKind, documentIds: readonly string[]): string {
  const list = `/content-manager/collection-types/${kind.uid}`;
  const filters = documentIds
    .slice(0, 100)
    .map((id, index) => `filters[$and][0][documentId][$in][${index}]=${id}`);
  return `${list}?page=1&${filters.join('&')}`;
}
