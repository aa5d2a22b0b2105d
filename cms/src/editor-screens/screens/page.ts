import type { Screen } from '../screen';

/** The screen for a page of its own, such as privacy or safety online. */
export const pageScreen: Screen = {
  uid: 'api::page.page',
  titleField: 'title',
  sort: { by: 'order', order: 'ASC' },
  pageSize: 20,
  columns: ['title', 'reviewedOn', 'updatedAt'],
  rows: [
    [['title', 12]],
    [['slug', 12]],
    [['summary', 12]],
    [['body', 12]],
    [
      ['isInFooter', 4],
      ['order', 4],
      ['reviewedOn', 4],
    ],
    [['showsExitThisPage', 6]],
  ],
  fields: {
    title: {
      label: 'Title',
      help: 'The heading of the page.',
      placeholder: 'Accessibility statement',
    },
    slug: {
      label: 'Web address',
      help: 'The page’s address, made from the title. Some words, such as “documents”, belong to the site itself and are refused.',
    },
    summary: {
      label: 'Summary',
      help: 'One sentence for search results and for people who share the page.',
    },
    body: {
      label: 'Text',
      help: 'Use Heading 2 for sections, and short paragraphs.',
    },
    showsExitThisPage: {
      label: 'Show “Exit this page”',
      help: 'A button that takes the reader to an everyday site at once. Switch on where someone may be watched by an abuser.',
    },
    isInFooter: {
      label: 'Link at the foot of every page',
      column: 'In footer',
      help: 'Keep on for the accessibility statement, privacy and contact.',
    },
    order: { label: 'Place in the footer', help: 'Smaller numbers come first.' },
    reviewedOn: {
      label: 'Last reviewed on',
      column: 'Reviewed',
      help: 'When someone last checked that all of this is still true. The home screen reminds you after a year.',
    },
  },
};
