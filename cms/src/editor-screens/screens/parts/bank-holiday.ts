import type { Screen } from '../../screen';

/** The screen for a bank holiday that the product does not know by itself. */
export const bankHolidayScreen: Screen = {
  uid: 'parts.bank-holiday',
  titleField: 'name',
  columns: ['day', 'name'],
  rows: [
    [
      ['day', 4],
      ['name', 8],
    ],
  ],
  fields: {
    day: { label: 'Day', help: 'The day on which work stops.' },
    name: {
      label: 'Name',
      help: 'What the day is called.',
      placeholder: 'Coronation of King Charles III',
    },
  },
};
