import type { Publication, ReviewType, Theme } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { publicationsOnTheme } from './belonging.ts';
import { yearsOf } from './years-of.ts';

/** What one type of review has taught about a theme. */
export interface LearningOfType {
  /** Null for publications of no type that is published. */
  type: ReviewType | null;
  /** Those with key learning, newest first; the newest few of many. */
  shown: Publication[];
  /** All of the type on this theme, with and without key learning. */
  number: number;
}

export interface LearningOnTheme {
  byType: LearningOfType[];
  /** Newest first. */
  years: number[];
  publications: readonly Publication[];
}

/** Enough to learn from, and few enough for a phone. */
const mostOfType = 5;

/**
 * The learning on a theme across types, in the order of the landing page. A joint review is told
 * once, under the first of its types.
 */
export function learningOnTheme(published: Published, theme: Theme): LearningOnTheme {
  const publications = publicationsOnTheme(published, theme);
  const byType = [...published.reviewTypes, null].map((type): LearningOfType => ({
    type,
    shown: [],
    number: 0,
  }));
  // Once through all of them: there may be thousands.
  for (const one of publications) {
    let told: LearningOfType | undefined;
    for (const ofType of byType) {
      // What belongs to no type comes last.
      const isOne = ofType.type ? one.types.includes(ofType.type.id) : !told;
      if (!isOne) continue;
      ofType.number += 1;
      told ??= ofType;
    }
    if (told && told.shown.length < mostOfType && one.keyLearning.length > 0) told.shown.push(one);
  }
  return {
    byType: byType.filter(({ shown }) => shown.length > 0),
    years: yearsOf(publications),
    publications,
  };
}
