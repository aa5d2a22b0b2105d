import { addresses } from '@learning-reviews/content-contract';

/** The page, from 1, that a reader asked for of all the key learning on a theme. */
export function readLearningPage(query: URLSearchParams): number {
  const page = Number(query.get('page'));
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

/** The address of a page, from 1, of all the key learning on a theme. */
export function learningAddress(slug: string, page: number): string {
  return addresses.themeLearning(slug) + (page > 1 ? `?page=${page}` : '');
}
