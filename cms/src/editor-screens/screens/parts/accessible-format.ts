import type { Screen } from '../../screen';

/** The screen for how to ask for a document in another format. */
export const accessibleFormatScreen: Screen = {
  uid: 'parts.accessible-format',
  titleField: 'advice',
  columns: ['advice', 'email', 'phone'],
  rows: [
    [['advice', 12]],
    [
      ['email', 6],
      ['phone', 6],
    ],
  ],
  fields: {
    advice: {
      label: 'What to do',
      help: 'Say what to tell you and how soon you will answer.',
      placeholder: 'Tell us the title and the format you need. We answer within five working days.',
    },
    email: { label: 'E-mail', help: 'An inbox that several people read.' },
    phone: { label: 'Telephone', help: 'For people who would rather ring.' },
  },
};
