import { addresses, type CoarseDate, type Publication } from '@learning-reviews/content-contract';
import { stringify } from 'csv-stringify/sync';
import type { Published } from '../content/published.ts';
import { lastChangedOn } from './last-changed.ts';

type Cell = (publication: Publication, published: Published, siteUrl: string) => string;

/** The header row and what stands under each name; `docs/open-data.md` explains them to readers. */
export const csvColumns: Record<string, Cell> = {
  id: (publication) => publication.id,
  title: (publication) => publication.title,
  address: (publication, _, siteUrl) =>
    new URL(addresses.publication(publication.slug), siteUrl).href,
  kind: (publication) => publication.kind,
  review_types: (publication, { reviewTypes }) =>
    namesOf(publication.types, reviewTypes, (type) => type.shortName),
  kind_of_review: (publication) => publication.kindOfReview ?? '',
  reference_name: (publication) => publication.referenceName ?? '',
  summary: (publication) => publication.summary,
  themes: (publication, { themes }) => namesOf(publication.themes, themes, (theme) => theme.name),
  language: (publication) => publication.language,
  period_from: (publication) => coarse(publication.periodReviewed?.from),
  period_to: (publication) => coarse(publication.periodReviewed?.to),
  first_published_on: (publication) => publication.firstPublishedOn,
  last_changed_on: lastChangedOn,
  archived_on: (publication) => publication.archivedOn ?? '',
  document_addresses: (publication, _, siteUrl) =>
    publication.documents
      .map((document) => new URL(addresses.document(document), siteUrl).href)
      .join(' '),
};

/**
 * Everything published, one row each, as CSV (RFC 4180, UTF-8 with a byte order mark for Excel).
 * A cell that a spreadsheet would run as a formula begins with an apostrophe:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function publicationsCsv(published: Published, siteUrl: string): string {
  const rows = published.publications.map((publication) =>
    Object.values(csvColumns).map((cell) => cell(publication, published, siteUrl)),
  );
  return stringify([Object.keys(csvColumns), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function namesOf<T extends { id: string }>(
  ids: readonly string[],
  entries: readonly T[],
  name: (entry: T) => string,
): string {
  return entries
    .filter((entry) => ids.includes(entry.id))
    .map(name)
    .join('; ');
}

/** `2019`, or `2019-Q3` where the quarter is known. */
function coarse(date: CoarseDate | null | undefined): string {
  if (!date) return '';
  return date.quarter ? `${date.year}-Q${date.quarter}` : String(date.year);
}
