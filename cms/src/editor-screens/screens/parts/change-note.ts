import type { Screen } from '../../screen';

/** The screen for a note on what changed after publishing. */
export const changeNoteScreen: Screen = {
  uid: 'parts.change-note',
  titleField: 'date',
  columns: ['date', 'note'],
  rows: [[['date', 4]], [['note', 12]]],
  fields: {
    date: { label: 'Date', help: 'The day of the change.' },
    note: {
      label: 'What changed',
      help: 'One sentence for the public. Do not repeat what was removed.',
      placeholder: 'Replaced the report with an accessible version.',
    },
  },
};
