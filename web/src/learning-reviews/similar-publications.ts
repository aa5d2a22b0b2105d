import type { PeriodReviewed, Publication } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { inWords } from './wording.ts';

const mostShown = 4;

export interface SimilarPublication {
  publication: Publication;
  /** Why it is similar, in a plain sentence. */
  reason: string;
}

/**
 * Publications of other reviews that share a theme with this one: first those that share the most,
 * then those of the same type, then those about the same time, then the newest. One of each review.
 * Nothing is learned from readers, and what is told as the reason is all that counts.
 */
export function similarPublications(
  published: Published,
  publication: Publication,
): SimilarPublication[] {
  const ranked: Publication[][] = [];
  for (const other of published.publications) {
    const rank = rankOf(publication, other);
    if (rank > 0) addReview((ranked[rank] ??= []), other);
  }
  const shown: Publication[] = [];
  for (const other of ranked.toReversed().flat()) if (other) addReview(shown, other);
  return shown.map((other) => ({
    publication: other,
    reason: reasonOf(published, publication, other),
  }));
}

/** Adds one of another review, as long as there is room: of thousands, few are ever shown. */
function addReview(some: Publication[], other: Publication): void {
  if (some.length === mostShown || some.some((one) => isSameReview(one, other))) return;
  some.push(other);
}

/** True where the one may be told as similar to the other: a change of it may change that page. */
export function sharesTheme(one: Pick<Publication, 'themes'>, other: Pick<Publication, 'themes'>) {
  return one.themes.some((theme) => other.themes.includes(theme));
}

/** Higher is more alike; zero is not similar. */
function rankOf(publication: Publication, other: Publication): number {
  let themes = 0;
  for (const theme of publication.themes) if (other.themes.includes(theme)) themes += 1;
  if (themes === 0 || other.id === publication.id) return 0;
  if (publication.related.includes(other.id) || isSameReview(publication, other)) return 0;
  const isOfSameType = publication.types.some((type) => other.types.includes(type));
  return themes * 4 + (isOfSameType ? 2 : 0) + (isOfSameTime(publication, other) ? 1 : 0);
}

function isSameReview(one: Publication, other: Publication): boolean {
  return one.referenceName !== null && one.referenceName === other.referenceName;
}

function isOfSameTime(one: Publication, other: Publication): boolean {
  if (!one.periodReviewed || !other.periodReviewed) return false;
  const [a, b] = [quartersOf(one.periodReviewed), quartersOf(other.periodReviewed)];
  return a.first <= b.last && b.first <= a.last;
}

/** The first and the last quarter of a period, counted from the year 0. */
function quartersOf({ from, to }: PeriodReviewed): { first: number; last: number } {
  const end = to ?? from;
  return { first: from.year * 4 + (from.quarter ?? 1), last: end.year * 4 + (end.quarter ?? 4) };
}

/** "It is also about “Sharing information” and comes from the same type of review (CSPR)." */
function reasonOf(published: Published, publication: Publication, other: Publication): string {
  const isShared = (name: 'themes' | 'types', id: string) =>
    publication[name].includes(id) && other[name].includes(id);
  const themes = published.themes.filter(({ id }) => isShared('themes', id));
  const types = published.reviewTypes.filter(({ id }) => isShared('types', id));
  const typeWords = types.length > 1 ? 'types' : 'type';
  const shortNames = inWords(types.map(({ shortName }) => shortName));
  const clauses = [
    `is also about ${inWords(themes.map(({ name }) => `“${name}”`))}`,
    ...(types.length > 0 ? [`comes from the same ${typeWords} of review (${shortNames})`] : []),
    ...(isOfSameTime(publication, other) ? ['looks at part of the same period'] : []),
  ];
  return `It ${inWords(clauses)}.`;
}
