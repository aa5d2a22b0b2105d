import type {
  Contact,
  Form,
  Group,
  Publication,
  ReviewType,
  Theme,
} from '@learning-reviews/content-contract';
import { addresses, type PublishedDocument } from '@learning-reviews/content-contract';
import { findBy } from '../content/find-by.ts';
import { groupBy } from '../content/group-by.ts';
import type { Published } from '../content/published.ts';

/** One entry of a list by its id. */
export const byId = findBy(({ id }: { id: string }) => id);

/** The entries that the ids name, in the order of the ids. Ids of what is not published are left out. */
export function pick<T extends { id: string }>(entries: readonly T[], ids: readonly string[]): T[] {
  const picked: T[] = [];
  // A search may find thousands, for which a list each would be made otherwise.
  for (const id of ids) {
    const entry = byId(entries, id);
    if (entry) picked.push(entry);
  }
  return picked;
}

const byType = groupBy(({ types }: Publication) => types);
const byTheme = groupBy(({ themes }: Publication) => themes);

export const publicationsOfType = (
  published: Published,
  type: ReviewType,
): readonly Publication[] => byType(published.publications, type.id);

export const formsOfType = (published: Published, type: ReviewType): Form[] =>
  published.forms.filter((form) => form.types.includes(type.id));

export const publicationsOnTheme = (published: Published, theme: Theme): readonly Publication[] =>
  byTheme(published.publications, theme.id);

export const groupsOfType = (published: Published, type: ReviewType): Group[] =>
  pick(published.groups, type.groups);

/** The types of a publication or form, in the order of the landing page. */
export const typesOf = (
  published: Published,
  entry: Pick<Publication | Form, 'types'>,
): ReviewType[] => published.reviewTypes.filter((type) => entry.types.includes(type.id));

/** A publication's page offers a way out when one of its types asks for it. */
export const hasExit = (published: Published, entry: Pick<Publication, 'types'>): boolean =>
  typesOf(published, entry).some((type) => type.showsExitThisPage);

/** Contacts with each name once: a help line may be named by several types and by the site. */
export const withoutRepeats = (contacts: readonly Contact[]): Contact[] =>
  contacts.filter(
    (contact, index) => contacts.findIndex(({ name }) => name === contact.name) === index,
  );

/** Where a link to a download leads: to the one file there is, or to a page that lists several. */
export type Download =
  | { kind: 'file'; href: string; document: PublishedDocument }
  | { kind: 'list'; href: string; number: number };

/** The forms of a type. Undefined when it has none to offer. */
export function formsDownload(type: ReviewType, forms: readonly Form[]): Download | undefined {
  if (forms.length === 0) return undefined;
  const [onlyForm] = forms;
  const file = forms.length === 1 ? onlyFile(onlyForm) : undefined;
  return (
    file ?? { kind: 'list', href: `${addresses.forms}?type=${type.slug}`, number: forms.length }
  );
}

/**
 * A link's words where it leads to the one file that is left: they name it, since the words of the
 * type may have been written for a form that is no longer there.
 */
export function labelOfFile(label: string, title: string): string {
  return label.toLowerCase().includes(title.toLowerCase()) ? label : `${label}: ${title}`;
}

/**
 * The publications of a type. A file that stands behind a content warning, or beside a text to
 * read first, is reached through its publication's page.
 */
export function publicationsDownload(
  type: ReviewType,
  publications: readonly Publication[],
): Download | undefined {
  const [only] = publications;
  if (!only) return undefined;
  const needsItsPage = publications.length > 1 || only.contentWarning || only.body.length > 0;
  const file = needsItsPage ? undefined : onlyFile(only);
  const href = `${addresses.publications}?type=${type.slug}`;
  return file ?? { kind: 'list', href, number: publications.length };
}

function onlyFile(entry: { documents: PublishedDocument[] } | undefined): Download | undefined {
  const [document, ...others] = entry?.documents ?? [];
  if (!document || others.length > 0) return undefined;
  return { kind: 'file', href: addresses.document(document), document };
}
