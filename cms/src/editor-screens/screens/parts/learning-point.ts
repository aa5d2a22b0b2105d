import type { Screen } from '../../screen';

/** The screen for one key learning point. */
export const learningPointScreen: Screen = {
  uid: 'parts.learning-point',
  titleField: 'text',
  columns: ['text'],
  rows: [[['text', 12]]],
  fields: {
    text: {
      label: 'Learning point',
      help: 'One thing to do or to watch for, in one or two sentences.',
      placeholder: 'Ask who else lives in the home, and see them.',
    },
  },
};
