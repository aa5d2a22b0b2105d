import type { Publication, Theme } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { publicationsOnTheme } from './belonging.ts';
import { yearOf } from './dates.ts';
import { yearsOf } from './years-of.ts';

/** Publications whose key learning stands on one page. */
export const learningPerPage = 20;

/** One page of all the key learning on a theme. */
export interface LearningPage {
  /** The publications of the page under the year of their first publication, newest first. */
  years: { year: number; publications: Publication[] }[];
  /** Of every year with key learning, newest first, the page on which it begins. */
  begins: { year: number; page: number }[];
  /** From 1; the last page where a later one was asked for. */
  page: number;
  pageCount: number;
}

/** All of the key learning on a theme, of all types and years, page by page. */
export function learningByYear(published: Published, theme: Theme, asked: number): LearningPage {
  const publications = publicationsOnTheme(published, theme).filter(
    ({ keyLearning }) => keyLearning.length > 0,
  );
  const pageCount = Math.max(1, Math.ceil(publications.length / learningPerPage));
  const page = Math.min(asked, pageCount);
  const shown = publications.slice((page - 1) * learningPerPage, page * learningPerPage);
  return {
    years: yearsOf(shown).map((year) => ({
      year,
      publications: shown.filter((one) => isOf(one, year)),
    })),
    begins: yearsOf(publications).map((year) => {
      const first = publications.findIndex((one) => isOf(one, year));
      return { year, page: Math.floor(first / learningPerPage) + 1 };
    }),
    page,
    pageCount,
  };
}

const isOf = ({ firstPublishedOn }: Publication, year: number) => yearOf(firstPublishedOn) === year;
