import { isFetchError } from '@strapi/strapi/admin';

/**
 * What to say when one of our own routes said no, or could not be reached.
 *
 * @param fallback what is true, and what to do, when the CMS gave no words of its own
 */
export function refusalOf(error: unknown, fallback: string): string {
  const isRefusal = isFetchError(error) && (error.status ?? 500) < 500;
  return isRefusal && error.message ? error.message : fallback;
}
