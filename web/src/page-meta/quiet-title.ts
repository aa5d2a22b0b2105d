import type { Publication, ReviewType } from '@learning-reviews/content-contract';
import { formatDay } from '../learning-reviews/dates.ts';
import { inWords, kindLabels } from '../learning-reviews/wording.ts';

/**
 * The title of a publication's page in tabs and history. Where its section offers a way out, the
 * reader may be watched, so it carries a code in place of words about abuse or death.
 */
export function publicationTitle(
  publication: Pick<Publication, 'title' | 'referenceName' | 'kind' | 'firstPublishedOn'>,
  types: readonly ReviewType[],
): string {
  if (!types.some((type) => type.showsExitThisPage)) return publication.title;
  const codes = inWords(types.map((type) => type.shortName));
  const which = publication.referenceName ?? formatDay(publication.firstPublishedOn);
  return `${codes} ${kindLabels[publication.kind].toLowerCase()}, ${which}`;
}

/** The title of a type's page, likewise. */
export function reviewTypeTitle(type: ReviewType): string {
  return type.showsExitThisPage ? type.shortName : type.fullName;
}
