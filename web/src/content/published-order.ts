import type { Publication, ReviewType } from '@learning-reviews/content-contract';

const { compare } = new Intl.Collator('en-GB', { numeric: true });

/** Newest first by the day of first publication, then by title. */
export function newestFirst(publications: Publication[]): Publication[] {
  return publications.toSorted(
    (a, b) =>
      byText(b.firstPublishedOn, a.firstPublishedOn) ||
      compare(a.title, b.title) ||
      compare(a.id, b.id),
  );
}

/** ISO days sort as text; comparing them as words of a language takes a hundred times as long. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** By the editors' order where the kind of thing has one, then by name. */
export function byOrderThen<T extends { id: string; order?: number }>(
  items: T[],
  nameOf: (item: T) => string,
): T[] {
  return items.toSorted(
    (a, b) =>
      (a.order ?? 0) - (b.order ?? 0) || compare(nameOf(a), nameOf(b)) || compare(a.id, b.id),
  );
}

/** The types that the landing page names, in its order; then the others by their own order. */
export function inLandingOrder(types: ReviewType[], idsInOrder: string[]): ReviewType[] {
  const place = new Map(idsInOrder.map((id, index) => [id, index]));
  const placeOf = (type: ReviewType) => place.get(type.id) ?? idsInOrder.length;
  return byOrderThen(types, (type) => type.fullName).toSorted((a, b) => placeOf(a) - placeOf(b));
}
