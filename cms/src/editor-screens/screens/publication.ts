import type { Screen } from '../screen';

/** The screen for a report, summary, briefing, action plan or statement. */
export const publicationScreen: Screen = {
  uid: 'api::publication.publication',
  titleField: 'title',
  sort: { by: 'updatedAt', order: 'DESC' },
  pageSize: 20,
  columns: ['title', 'kind', 'updatedAt'],
  rows: [
    [['title', 12]],
    [
      ['kind', 4],
      ['language', 4],
      ['firstPublishedOn', 4],
    ],
    [['slug', 12]],
    [['types', 12]],
    [['themes', 12]],
    [['summary', 12]],
    [['contentWarning', 12]],
    [['whatHappened', 12]],
    [['documents', 12]],
    [['keyLearning', 12]],
    [['teamQuestions', 12]],
    [['body', 12]],
    [
      ['referenceName', 6],
      ['kindOfReview', 6],
    ],
    [['periodReviewed', 12]],
    [['related', 12]],
    [['changeNotes', 12]],
    [['archivedOn', 4]],
    [['datesToAvoid', 12]],
  ],
  fields: {
    title: {
      label: 'Title',
      help: 'What people will see in lists and searches. Use a pseudonym or code, never a real name.',
      placeholder: 'Child K: learning from a local review',
    },
    slug: {
      label: 'Web address',
      help: 'The last part of the page’s address, made from the title. It is public too, so check that it names nobody. Keep it once published: people will have saved it.',
    },
    kind: {
      label: 'Kind of publication',
      column: 'Kind',
      help: 'Add a separate publication for each: the report, its summary, its briefing.',
    },
    types: {
      label: 'Type of review',
      column: 'Types',
      help: 'Where this appears on the site. A joint review can have more than one.',
      shows: 'fullName',
    },
    kindOfReview: {
      label: 'Kind of review',
      help: 'Only if its type has kinds. Write the name exactly as it stands there, such as Local.',
      placeholder: 'Local',
    },
    referenceName: {
      label: 'Reference name',
      help: 'The pseudonym or code of the review, if it has one.',
      placeholder: 'Family K',
    },
    summary: {
      label: 'Summary',
      help: 'Two or three sentences in plain English. They appear in lists, in search results and when the page is shared, so leave out distressing details.',
    },
    contentWarning: {
      label: 'Content warning',
      help: 'Shown before the text. Say what a reader may find hard, in one sentence. Leave empty if none is needed.',
      placeholder: 'This review describes domestic abuse and the death of a child.',
    },
    whatHappened: {
      label: 'What happened',
      help: 'For the practitioner in a hurry: what happened, in five lines at most (330 characters). It opens the page. Leave out what could point to a person.',
    },
    keyLearning: {
      label: 'Key learning',
      help: 'The points that a practitioner should take away, one in each box. Five or six are plenty.',
    },
    teamQuestions: {
      label: 'Questions for a team',
      help: 'What a team can ask itself when it reads this together, one in each box. Three are plenty.',
    },
    body: {
      label: 'Text as a web page',
      help: 'The review itself as a web page, which everyone can read on a phone and with a screen reader. Use Heading 2 for sections.',
    },
    language: {
      label: 'Language',
      help: 'The language that the text on this page is written in.',
    },
    themes: {
      label: 'Themes',
      help: 'What there is to learn about. Choose from the list, so that readers can find every review on a theme.',
      shows: 'name',
    },
    periodReviewed: {
      label: 'Period reviewed',
      help: 'The time that the review looked at. Years, or quarters at most: an exact day can identify a person.',
    },
    firstPublishedOn: {
      label: 'First published on',
      column: 'First published',
      help: 'The day it was first made public, here or elsewhere. Left empty, it becomes the day you publish.',
    },
    changeNotes: {
      label: 'What has changed',
      help: 'Add a note when you correct something after publishing. When a public file changes or goes, it cannot be published without one. Readers see the notes at the foot of the page.',
    },
    archivedOn: {
      label: 'Archived on',
      help: 'Fill this in when the retention date has passed. Once you publish, the files are no longer public; the page and its learning stay.',
    },
    documents: {
      label: 'Documents',
      help: 'The files people can download, most important first. They stay private until you publish.',
    },
    related: {
      label: 'Goes together with',
      help: 'Other publications that belong with this one, such as the report that this briefing sums up.',
      shows: 'title',
    },
    datesToAvoid: {
      label: 'Dates to avoid',
      help: 'For staff, never shown to readers. Days on which this should not go live, such as a birthday, an anniversary or a trial. You are warned when you choose one.',
    },
  },
};
