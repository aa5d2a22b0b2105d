import type { Screen } from '../screen';

/** The screen for a referral form, guidance or a template. */
export const formScreen: Screen = {
  uid: 'api::form.form',
  titleField: 'title',
  sort: { by: 'order', order: 'ASC' },
  pageSize: 20,
  columns: ['title', 'purpose', 'audience', 'updatedAt'],
  rows: [
    [['title', 12]],
    [
      ['purpose', 6],
      ['audience', 6],
    ],
    [['slug', 12]],
    [['types', 12]],
    [['summary', 12]],
    [['documents', 12]],
    [['explanation', 12]],
    [['howToSend', 12]],
    [['sendTo', 12]],
    [['safeSendingNote', 12]],
    [
      ['version', 4],
      ['appliesFrom', 4],
      ['order', 4],
    ],
    [['changeNotes', 12]],
    [['showsExitThisPage', 6]],
  ],
  fields: {
    title: {
      label: 'Title',
      help: 'Say what it is for and for which review.',
      placeholder: 'Safeguarding Adult Review referral form',
    },
    slug: {
      label: 'Web address',
      help: 'The last part of the page’s address, made from the title. Keep it once published: people will have saved it.',
    },
    purpose: {
      label: 'What it is',
      help: 'A form to refer a case, guidance to read first, or a template to fill in.',
    },
    audience: {
      label: 'Who it is for',
      help: 'Practitioners, families, or everyone. Readers can filter by this.',
    },
    types: {
      label: 'Type of review',
      column: 'Types',
      help: 'Which types this form belongs to. It appears in their sections.',
      shows: 'fullName',
    },
    summary: {
      label: 'Summary',
      help: 'One or two sentences: when to use it, and what happens next.',
    },
    explanation: {
      label: 'Before you fill it in',
      help: 'Anything a person should know or have to hand first. Leave empty if the summary says it all.',
    },
    version: {
      label: 'Version',
      help: 'As printed on the form, so that people can tell whether theirs is the newest.',
      placeholder: '2.1',
    },
    appliesFrom: {
      label: 'Applies from',
      help: 'The day from which this version should be used.',
    },
    documents: {
      label: 'Documents',
      help: 'The form itself, and its guidance if that is a separate file. When there is just one, the link on the site is the file.',
    },
    changeNotes: {
      label: 'What has changed',
      help: 'Add a note when you correct something after publishing. When a public file changes or goes, it cannot be published without one. Readers see the notes at the foot of the page.',
    },
    howToSend: {
      label: 'How to send it',
      help: 'Step by step: where it goes, how to send it safely, and when to expect an answer.',
    },
    sendTo: {
      label: 'Where to send it',
      help: 'The team that receives it. Give an inbox that several people read.',
    },
    safeSendingNote: {
      label: 'Note about personal details',
      help: 'Shown beside the address. It should say plainly not to send personal details by ordinary e-mail.',
    },
    showsExitThisPage: {
      label: 'Show “Exit this page”',
      help: 'A button that takes the reader to an everyday site at once. Keep it on where someone may be watched by an abuser.',
    },
    order: {
      label: 'Place in lists',
      help: 'Smaller numbers come first. Forms with the same number are in alphabetical order.',
    },
  },
};
