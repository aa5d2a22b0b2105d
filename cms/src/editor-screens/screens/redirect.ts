import type { Screen } from '../screen';

/** The screen for an old address and where it leads now. */
export const redirectScreen: Screen = {
  uid: 'api::redirect.redirect',
  titleField: 'from',
  sort: { by: 'from', order: 'ASC' },
  pageSize: 50,
  columns: ['from', 'to', 'isPermanent', 'updatedAt'],
  rows: [[['from', 12]], [['to', 12]], [['isPermanent', 6]]],
  fields: {
    from: {
      label: 'Old address',
      help: 'What comes after the site’s name, from the first slash. It takes effect as soon as you save.',
      placeholder: '/documents_info.php?categoryID=6',
    },
    to: {
      label: 'Leads to',
      help: 'A path on this site that starts with a slash, or a whole address that starts with https://',
      placeholder: '/learning-reviews/publications',
    },
    isPermanent: {
      label: 'For good',
      column: 'For good',
      help: 'Keep on unless the old address will come back. Search engines then move to the new one.',
    },
  },
};
