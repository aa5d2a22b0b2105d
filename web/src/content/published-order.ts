import type { Publication, ReviewType } from '@learning-reviews/content-contract';

const { compare } = new Intl.Collator('en-GB', { numeric: true });

type Comparer = (a: Publication, b: Publication) => number;

/** By title as people count, "Review 9" before "Review 10". */
export const byTitle: Comparer = (a, b) => compare(a.title, b.title) || compare(a.id, b.id);

/** By the day of first publication, the oldest first, then by title. */
export const oldestFirst: Comparer = (a, b) =>
  byText(a.firstPublishedOn, b.firstPublishedOn) || byTitle(a, b);

/** By the day of first publication, the newest first, then by title. */
export const newestFirst: Comparer = (a, b) =>
  byText(b.firstPublishedOn, a.firstPublishedOn) || byTitle(a, b);

/**
 * Publications in an order. Most of them are the same from one change to the next, and to put
 * thousands in order takes longer than a page: so they stay where they were, and what is new goes
 * between them.
 *
 * @param before what the same order was of others; empty where there was none
 * @param compare zero for the same publication only
 */
export function inOrderOf(
  publications: readonly Publication[],
  compare: Comparer,
  before: readonly Publication[],
): Publication[] {
  const coming = new Set(publications);
  const staying = before.filter((one) => coming.delete(one));
  const added = [...coming].sort(compare);
  if (added.length > staying.length) return publications.toSorted(compare);
  const ordered: Publication[] = [];
  let from = 0;
  for (const one of added) {
    const to = placeOf(one, staying, compare);
    for (; from < to; from += 1) ordered.push(staying[from] as Publication);
    ordered.push(one);
  }
  return ordered.concat(staying.slice(from));
}

/** Before which of those in order one belongs. */
function placeOf(one: Publication, ordered: readonly Publication[], compare: Comparer): number {
  let [first, last] = [0, ordered.length];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (compare(ordered[middle] as Publication, one) < 0) first = middle + 1;
    else last = middle;
  }
  return first;
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
