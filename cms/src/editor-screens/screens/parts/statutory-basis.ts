import type { Screen } from '../../screen';

/** The screen for the law or guidance that a review rests on. */
export const statutoryBasisScreen: Screen = {
  uid: 'parts.statutory-basis',
  titleField: 'title',
  columns: ['title', 'url'],
  rows: [[['title', 12]], [['url', 12]], [['summary', 12]]],
  fields: {
    title: {
      label: 'Law or guidance',
      help: 'Its name with the section, if there is one.',
      placeholder: 'Care Act 2014, section 44',
    },
    url: {
      label: 'Link',
      help: 'To the law or guidance itself. Start with https://',
      placeholder: 'https://www.legislation.gov.uk/',
    },
    summary: { label: 'What it says', help: 'One or two sentences in plain English.' },
  },
};
