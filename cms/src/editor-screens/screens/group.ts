import type { Screen } from '../screen';

/** The screen for a panel or sub-group. */
export const groupScreen: Screen = {
  uid: 'api::group.group',
  titleField: 'name',
  sort: { by: 'order', order: 'ASC' },
  pageSize: 20,
  columns: ['name', 'shortName', 'updatedAt'],
  rows: [
    [
      ['name', 8],
      ['shortName', 4],
    ],
    [['localName', 12]],
    [['remit', 12]],
    [
      ['url', 8],
      ['order', 4],
    ],
  ],
  fields: {
    name: {
      label: 'Name',
      help: 'In full.',
      placeholder: 'Adult Learning, Review and Training sub-group',
    },
    shortName: {
      label: 'Short name',
      help: 'The initials, if people use them.',
      placeholder: 'ALRT',
    },
    localName: {
      label: 'Known locally as',
      help: 'If the group has another name in your area, write it here.',
    },
    remit: {
      label: 'What it does',
      help: 'One or two sentences: which cases it discusses and what it decides.',
    },
    url: {
      label: 'Its own web page',
      help: 'If it has one. Start with https://',
      placeholder: 'https://',
    },
    order: { label: 'Place in lists', help: 'Smaller numbers come first.' },
  },
};
