import type { Screen } from '../screen';

/** The screen for the landing page of the section. */
export const learningReviewsPageScreen: Screen = {
  uid: 'api::learning-reviews-page.learning-reviews-page',
  titleField: 'title',
  columns: ['title', 'updatedAt'],
  rows: [
    [['title', 12]],
    [['summary', 12]],
    [['introduction', 12]],
    [['types', 12]],
    [['showsExitThisPage', 6]],
  ],
  fields: {
    title: { label: 'Title', help: 'The heading of the page.', placeholder: 'Learning reviews' },
    summary: {
      label: 'Summary',
      help: 'One or two sentences under the heading, also shown in search results.',
    },
    introduction: {
      label: 'Introduction',
      help: 'What learning reviews are and why they are held, for someone who has never heard of them.',
    },
    types: {
      label: 'Order of the sections',
      help: 'Drag the types into the order in which they should appear. Types that you leave out follow after them.',
      shows: 'fullName',
    },
    showsExitThisPage: {
      label: 'Show “Exit this page”',
      help: 'A button that takes the reader to an everyday site at once.',
    },
  },
};
