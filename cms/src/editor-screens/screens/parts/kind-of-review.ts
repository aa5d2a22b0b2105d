import type { Screen } from '../../screen';

/** The screen for a kind of review within a type. */
export const kindOfReviewScreen: Screen = {
  uid: 'parts.kind-of-review',
  titleField: 'name',
  columns: ['name', 'summary'],
  rows: [[['name', 12]], [['summary', 12]]],
  fields: {
    name: { label: 'Name', help: 'One word if you can.', placeholder: 'Local' },
    summary: { label: 'What it is', help: 'One sentence: when a review is of this kind.' },
  },
};
