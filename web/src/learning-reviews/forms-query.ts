import type { ReviewType } from '@learning-reviews/content-contract';

/** The review type whose forms a reader asked for; undefined for those of all types. */
export function readFormsQuery(
  query: URLSearchParams,
  reviewTypes: readonly ReviewType[],
): ReviewType | undefined {
  const asked = query.get('type');
  return reviewTypes.find(({ slug }) => slug === asked);
}
