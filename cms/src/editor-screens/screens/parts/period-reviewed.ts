import type { Screen } from '../../screen';

/** The screen for the time that a review looked at. */
export const periodReviewedScreen: Screen = {
  uid: 'parts.period-reviewed',
  titleField: 'fromYear',
  columns: ['fromYear', 'toYear'],
  rows: [
    [
      ['fromYear', 6],
      ['fromQuarter', 6],
    ],
    [
      ['toYear', 6],
      ['toQuarter', 6],
    ],
  ],
  fields: {
    fromYear: {
      label: 'From year',
      help: 'The year in which the period begins.',
      placeholder: '2021',
    },
    fromQuarter: {
      label: 'From quarter',
      help: 'Only if it helps the reader and identifies nobody.',
    },
    toYear: { label: 'To year', help: 'Leave empty if it is a single year.', placeholder: '2023' },
    toQuarter: { label: 'To quarter', help: 'Only if it helps the reader and identifies nobody.' },
  },
};
