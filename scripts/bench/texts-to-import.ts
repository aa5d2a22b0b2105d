import { manyPublications } from './many-publications.ts';

/** A publication as other products can hold it. */
export interface TextToImport {
  title: string;
  slug: string;
  summary: string;
  /** Such as `2026-11-30`. */
  day: string;
  /** The slug of its type. */
  category: string;
  paragraphs: string[];
}

/** The same text as the site has. */
export function textsToImport(publications: number): TextToImport[] {
  const { lists } = manyPublications(publications);
  const slugs = new Map(lists['review-types'].map(({ id, slug }) => [id, slug]));
  return lists.publications.map((publication) => ({
    title: publication.title,
    slug: publication.slug,
    summary: publication.summary,
    day: publication.firstPublishedOn,
    category: slugs.get(publication.types[0] ?? '') ?? 'other',
    paragraphs: publication.body.map(({ children }) =>
      children.map((child) => ('text' in child ? child.text : '')).join(''),
    ),
  }));
}
