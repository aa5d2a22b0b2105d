import { errors } from '@strapi/utils';

const largestPage = 100_000;
const largestPageSize = 100;

/**
 * Reads `page` and `pageSize` of a query, 1 and 100 when left out.
 *
 * @param allowed the keys that this address takes; any other is refused
 * @throws ValidationError (400) that names the key and what it may be
 */
export function readPage(
  query: Record<string, unknown>,
  allowed: readonly string[] = ['page', 'pageSize'],
): { page: number; pageSize: number } {
  const unknownKey = Object.keys(query).find((key) => !allowed.includes(key));
  if (unknownKey !== undefined) {
    throw new errors.ValidationError(
      `"${unknownKey}" is not known here. ${allowed.length ? `Use ${allowed.join(' and ')} only.` : 'Leave out the query.'}`,
    );
  }
  return {
    page: wholeNumber(query, 'page', 1, largestPage),
    pageSize: wholeNumber(query, 'pageSize', largestPageSize, largestPageSize),
  };
}

/**
 * Reads `since`, the revision that the caller has.
 *
 * @throws ValidationError (400) where it is left out, or anything else is asked
 */
export function readSince(query: Record<string, unknown>): number {
  const { since } = query;
  const isAlone = Object.keys(query).length === 1;
  if (isAlone && typeof since === 'string' && /^\d{1,15}$/.test(since)) return Number(since);
  throw new errors.ValidationError('Use "since" only, with the whole number of a revision.');
}

function wholeNumber(
  query: Record<string, unknown>,
  key: string,
  fallback: number,
  largest: number,
): number {
  const text = query[key];
  if (text === undefined) return fallback;
  const number = typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= largest) return number;
  throw new errors.ValidationError(`"${key}" must be a whole number from 1 to ${largest}.`);
}
