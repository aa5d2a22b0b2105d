import type { Screen } from '../../screen';

/** The screen for one file of a publication or form. */
export const documentScreen: Screen = {
  uid: 'parts.document',
  titleField: 'title',
  columns: ['title', 'language', 'format', 'pages'],
  rows: [
    [['title', 12]],
    [['file', 12]],
    [
      ['language', 6],
      ['isAccessible', 6],
    ],
    [
      ['format', 4],
      ['bytes', 4],
      ['pages', 4],
    ],
  ],
  hidden: ['publicId', 'sha256'],
  fields: {
    title: {
      label: 'Title of the document',
      help: 'What the link says and what the downloaded file is called. No names of people.',
      placeholder: 'Full report',
    },
    file: {
      label: 'File',
      help: 'PDF, Word (.docx) or a picture (PNG, JPEG). It is private until you publish. Check that nothing is left under black boxes or in comments.',
    },
    language: { label: 'Language', help: 'The language that the file is written in.' },
    isAccessible: {
      label: 'Checked for accessibility',
      help: 'Switch on only when someone has checked that it works with a screen reader. Otherwise readers are told how to ask for another format.',
    },
    publicId: {
      label: 'Permanent number',
      help: 'Part of the file’s public address. Made by the CMS.',
      isReadOnly: true,
    },
    format: { label: 'Format', help: 'Read from the file when you save.', isReadOnly: true },
    bytes: { label: 'Size', help: 'Read from the file when you save.', isReadOnly: true },
    pages: {
      label: 'Pages',
      help: 'Read from the file when you save, where it says so.',
      isReadOnly: true,
    },
    sha256: {
      label: 'Fingerprint',
      help: 'Shows whether the file has changed. Made by the CMS.',
      isReadOnly: true,
    },
  },
};
