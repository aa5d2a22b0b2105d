import type { Screen } from '../../screen';

/** The screen for one question that a team asks itself. */
export const teamQuestionScreen: Screen = {
  uid: 'parts.team-question',
  titleField: 'text',
  columns: ['text'],
  rows: [[['text', 12]]],
  fields: {
    text: {
      label: 'Question',
      help: 'One question that a team can answer about its own work.',
      placeholder: 'Which child on our list have we not spoken to alone?',
    },
  },
};
