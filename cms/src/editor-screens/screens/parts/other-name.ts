import type { Screen } from '../../screen';

/** The screen for a name that a review type has had, or will have. */
export const otherNameScreen: Screen = {
  uid: 'parts.other-name',
  titleField: 'fullName',
  columns: ['fullName', 'shortName', 'usedFrom', 'usedUntil'],
  rows: [
    [
      ['fullName', 8],
      ['shortName', 4],
    ],
    [
      ['usedFrom', 6],
      ['usedUntil', 6],
    ],
    [['note', 12]],
  ],
  fields: {
    shortName: { label: 'Short name', help: 'The initials.', placeholder: 'SCR' },
    fullName: { label: 'Full name', help: 'In full.', placeholder: 'Serious Case Review' },
    usedFrom: { label: 'Used from', help: 'The day it began, if you know it.' },
    usedUntil: {
      label: 'Used until',
      help: 'The day it ended. Leave empty for a name that is still to come.',
    },
    note: { label: 'Why it changed', help: 'One sentence, such as the guidance that renamed it.' },
  },
};
