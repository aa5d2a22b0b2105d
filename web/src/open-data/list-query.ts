import { addresses, publicationKinds } from '@learning-reviews/content-contract';
import { z } from 'zod';
import type { Published } from '../content/published.ts';

export const mostAtOnce = 100;
const usuallyAtOnce = 50;

/** What a program asked of a list of the API. A field that is absent filters nothing. */
export interface ListQuery {
  limit: number;
  /** The cursor that the page before gave. */
  after?: string;
  /** Slug of a review type. */
  type?: string;
  /** Slug of a theme. */
  theme?: string;
  kind?: string;
  language?: string;
  /** A calendar day in the UK, `YYYY-MM-DD`. */
  changedSince?: string;
}

/** What may narrow each list down. */
export const filtersOf = {
  publications: ['type', 'theme', 'kind', 'language', 'changedSince'],
  forms: ['type'],
  'review-types': [],
  themes: [],
  groups: [],
} as const satisfies Record<string, readonly (keyof ListQuery)[]>;

export type CollectionName = keyof typeof filtersOf;

export const collectionNames = Object.keys(filtersOf) as CollectionName[];

type Known = Pick<Published, 'reviewTypes' | 'themes'>;
type FilterName = (typeof filtersOf)['publications'][number];

/** A question that cannot be answered as it was asked. The message says what to ask instead. */
export class ListQueryFault extends Error {
  override readonly name = 'ListQueryFault';
}

/**
 * Reads what was asked. Unlike a page for people, which makes the best of any address, it refuses
 * what it does not understand: a program that misspells a filter must not take everything for little.
 *
 * @throws ListQueryFault that names the parameter and what it must be
 */
export function readListQuery(
  name: CollectionName,
  query: URLSearchParams,
  known: Known,
): ListQuery {
  const read: ListQuery = { limit: readLimit(query.get('limit')) };
  const after = query.get('after');
  if (after !== null) read.after = after;
  for (const filter of filtersOf[name] as readonly FilterName[]) {
    const value = query.get(filter);
    if (value === null) continue;
    const advice = adviceFor(filter, value, known);
    if (advice) throw new ListQueryFault(`"${filter}" must be ${advice}.`);
    read[filter] = value;
  }
  const asked = new Set(query.keys());
  const unknown = [...asked].find((one) => !['limit', 'after', ...filtersOf[name]].includes(one));
  if (unknown !== undefined) {
    const offered = ['limit', 'after', ...filtersOf[name]].join(', ');
    throw new ListQueryFault(`This list knows no such parameter. It knows: ${offered}.`);
  }
  return read;
}

/** The one address of a question: what is as usual is left out, the rest stands in one order. */
export function listQueryAddress(name: CollectionName, asked: ListQuery): string {
  const query = new URLSearchParams();
  for (const filter of filtersOf[name] as readonly FilterName[]) {
    const value = asked[filter];
    if (value !== undefined) query.set(filter, value);
  }
  if (asked.limit !== usuallyAtOnce) query.set('limit', String(asked.limit));
  if (asked.after !== undefined) query.set('after', asked.after);
  const path = addresses.apiList(name);
  return query.size > 0 ? `${path}?${query}` : path;
}

function readLimit(written: string | null): number {
  if (written === null) return usuallyAtOnce;
  const limit = Number(written);
  if (/^\d+$/.test(written) && limit >= 1 && limit <= mostAtOnce) return limit;
  throw new ListQueryFault(`"limit" must be a whole number from 1 to ${mostAtOnce}.`);
}

/** What a filter must be, where the value is something else. */
function adviceFor(filter: FilterName, value: string, known: Known): string | undefined {
  const oneOf = (values: readonly string[]) =>
    values.includes(value) ? undefined : `one of: ${values.join(', ')}`;
  if (filter === 'type') return oneOf(known.reviewTypes.map(({ slug }) => slug));
  if (filter === 'theme') return oneOf(known.themes.map(({ slug }) => slug));
  if (filter === 'kind') return oneOf(publicationKinds);
  if (filter === 'language') {
    return /^[a-zA-Z0-9-]{2,35}$/.test(value) ? undefined : 'a language tag, such as en or cy';
  }
  return z.iso.date().safeParse(value).success ? undefined : 'a day, such as 2026-05-14';
}
