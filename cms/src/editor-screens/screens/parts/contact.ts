import type { Screen } from '../../screen';

/** The screen for someone to turn to. */
export const contactScreen: Screen = {
  uid: 'parts.contact',
  titleField: 'name',
  columns: ['name', 'phone', 'email'],
  rows: [
    [['name', 12]],
    [['description', 12]],
    [
      ['phone', 6],
      ['textPhone', 6],
    ],
    [
      ['email', 6],
      ['url', 6],
    ],
    [['hours', 12]],
  ],
  fields: {
    name: {
      label: 'Name',
      help: 'The service or team, not a person.',
      placeholder: 'Family Connect',
    },
    description: { label: 'What they do', help: 'One sentence on whom they help and with what.' },
    phone: {
      label: 'Telephone',
      help: 'Digits and spaces, as you would read it out.',
      placeholder: '01234 567 890',
    },
    textPhone: {
      label: 'Text phone',
      help: 'For people who are deaf or cannot speak, if there is one.',
    },
    email: { label: 'E-mail', help: 'An inbox that several people read.' },
    url: { label: 'Web page', help: 'Start with https://', placeholder: 'https://' },
    hours: {
      label: 'When they answer',
      help: 'In plain words. Say what to do at other times.',
      placeholder: 'Monday to Friday, 9am to 5pm',
    },
  },
};
