import type { Screen } from '../../screen';

/** The screen for days on which a publication should not go live. */
export const dateToAvoidScreen: Screen = {
  uid: 'parts.date-to-avoid',
  titleField: 'from',
  columns: ['from', 'until', 'reason'],
  rows: [
    [
      ['from', 6],
      ['until', 6],
    ],
    [
      ['reason', 6],
      ['everyYear', 6],
    ],
  ],
  fields: {
    from: { label: 'From', help: 'The day to avoid, or the first of them.' },
    until: { label: 'Until', help: 'The last of them. Leave empty if it is one day.' },
    reason: { label: 'Reason', help: 'Why it matters. Whose day it is need not be written here.' },
    everyYear: { label: 'Every year', help: 'On for birthdays and anniversaries.' },
  },
};
