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
  publications: Publication[];
}

/** Enough to learn from, and few enough for a phone. */
const mostOfType = 5;

/**
 * The learning on a theme across types, in the order of the landing page. A joint review is told
 * once, under the first of its types.
 */
export function learningOnTheme(published: Published, theme: Theme): LearningOnTheme {
  const publications = publicationsOnTheme(published, theme);
  const types = [...published.reviewTypes, null];
  const byType = types.map((type) => {
    const ofType = publications.filter((one) => firstType(published, one) === type);
    const withLearning = ofType.filter(({ keyLearning }) => keyLearning.length > 0);
    const number = publications.filter((one) => belongsTo(published, one, type)).length;
    return { type, shown: withLearning.slice(0, mostOfType), number };
  });
  return {
    byType: byType.filter(({ shown }) => shown.length > 0),
    years: yearsOf(publications),
    publications,
  };
}

function firstType(published: Published, { types }: Publication): ReviewType | null {
  return published.reviewTypes.find(({ id }) => types.includes(id)) ?? null;
}

function belongsTo(published: Published, one: Publication, type: ReviewType | null): boolean {
  return type ? one.types.includes(type.id) : firstType(published, one) === null;
}
