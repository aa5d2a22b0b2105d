import type { Screen } from '../screen';

/** The screen for a learning theme. */
export const themeScreen: Screen = {
  uid: 'api::theme.theme',
  titleField: 'name',
  sort: { by: 'name', order: 'ASC' },
  pageSize: 50,
  columns: ['name', 'definition', 'updatedAt'],
  rows: [[['name', 12]], [['slug', 12]], [['definition', 12]], [['tellingWords', 12]]],
  fields: {
    name: {
      label: 'Name',
      help: 'Short and in everyday words. One list serves all types of review, so look first whether it is there already.',
      placeholder: 'Professional curiosity',
    },
    slug: {
      label: 'Web address',
      help: 'The last part of the page’s address, made from the name. Keep it once published.',
    },
    definition: {
      label: 'What it means',
      help: 'One or two sentences, so that everyone uses the theme in the same way.',
    },
    tellingWords: {
      label: 'Words that point to it',
      help: 'For staff, never shown to readers. Words and phrases with commas between them. Where a publication says them, the theme is suggested to its editor. Its name counts by itself.',
      placeholder: 'missed appointments, not brought, home conditions',
    },
  },
};
