import type { Publication } from '../publication.js';
import { exampleDocument, exampleFileName } from './documents.js';
import { exampleReportBody } from './publication-body.js';
import { prose } from './rich-text.js';

const bare = {
  kind: 'report',
  types: ['type-children'],
  kindOfReview: null,
  referenceName: null,
  contentWarning: null,
  keyLearning: [],
  body: [],
  language: 'en',
  themes: [],
  periodReviewed: null,
  changeNotes: [],
  documents: [],
  related: [],
} satisfies Partial<Publication>;

const longReport: Publication = {
  ...bare,
  id: 'publication-family-k',
  slug: 'family-k-report',
  title: 'Family K: report of the child safeguarding practice review',
  kindOfReview: 'Local',
  referenceName: 'Family K',
  summary: 'What agencies learned about listening to brothers and sisters, and about moving home.',
  contentWarning: 'This report describes neglect.',
  keyLearning: ['Speak to each child alone.', 'Tell the next area before the family arrives.'],
  body: exampleReportBody,
  themes: ['theme-voice', 'theme-information'],
  periodReviewed: { from: { year: 2021, quarter: 2 }, to: { year: 2022, quarter: null } },
  firstPublishedOn: '2026-05-14',
  changeNotes: [
    { date: '2026-06-02', note: 'Added the Welsh summary.' },
    { date: '2026-05-20', note: 'Corrected a date in section 4.' },
  ],
  documents: [
    exampleDocument(11, {
      title: 'Family K: full report',
      fileName: exampleFileName('family-k-full-report'),
      bytes: 1_204_224,
      pages: 48,
    }),
    exampleDocument(12, {
      title: 'Teulu K: crynodeb',
      fileName: exampleFileName('teulu-k-crynodeb'),
      language: 'cy',
    }),
    exampleDocument(13, {
      title: 'Family K: timeline',
      fileName: exampleFileName('family-k-timeline', 'PNG'),
      format: 'PNG',
      pages: null,
    }),
    exampleDocument(14, {
      title: 'Family K: easy read',
      fileName: exampleFileName('family-k-easy-read'),
      isAccessible: true,
      pages: 8,
    }),
  ],
  related: ['publication-family-k-briefing'],
};

export const examplePublications: Publication[] = [
  longReport,
  {
    ...bare,
    id: 'publication-family-k-briefing',
    slug: 'family-k-seven-minute-briefing',
    title: 'Family K: seven-minute briefing',
    kind: 'seven-minute-briefing',
    referenceName: 'Family K',
    summary: 'The learning from Family K, to read together in a team meeting.',
    keyLearning: ['Speak to each child alone.'],
    themes: ['theme-voice'],
    firstPublishedOn: '2026-05-14',
    documents: [
      exampleDocument(15, {
        title: 'Family K: seven-minute briefing',
        fileName: exampleFileName('family-k-briefing'),
        pages: 2,
        isAccessible: true,
      }),
    ],
    related: ['publication-family-k'],
  },
  {
    ...bare,
    id: 'publication-joint',
    slug: 'mx-rowan-joint-review',
    title: 'Mx Rowan: joint review',
    types: ['type-children', 'type-domestic'],
    referenceName: 'Mx Rowan',
    summary:
      'A joint review of how services for children and for adults worked with one household.',
    contentWarning: 'This report describes domestic abuse and a death.',
    themes: ['theme-information'],
    periodReviewed: { from: { year: 2019, quarter: 1 }, to: { year: 2019, quarter: 3 } },
    firstPublishedOn: '2025-11-03',
    documents: [
      exampleDocument(16, { title: 'Joint review', fileName: exampleFileName('joint-review') }),
    ],
  },
  {
    ...bare,
    id: 'publication-statement',
    slug: 'statement-on-delay',
    title: 'Statement on the delay of a review',
    kind: 'statement',
    types: ['type-domestic'],
    summary: 'Why a review is not published yet. There is no document with this statement.',
    body: prose('The panel waits for the end of another process. This page will be updated.'),
    firstPublishedOn: '2025-02-28',
  },
  {
    ...bare,
    id: 'publication-long-title',
    slug: 'a-very-long-title',
    title:
      'Learning from the experiences of people who looked after a neighbour, a friend or a relative for many years without being asked once how they themselves were: executive summary, with the responses of thirteen agencies',
    kind: 'executive-summary',
    types: ['type-domestic'],
    referenceName: 'LR 14',
    summary: 'A very long title, as committees write them.',
    themes: ['theme-self-neglect', 'theme-voice'],
    periodReviewed: { from: { year: 2017, quarter: null }, to: null },
    firstPublishedOn: '2024-07-19',
    documents: [
      exampleDocument(17, {
        title: 'Executive summary with the responses of thirteen agencies',
        fileName: exampleFileName('executive-summary'),
        bytes: 10_485_760,
        pages: 132,
      }),
    ],
  },
  {
    ...bare,
    id: 'publication-action-plan',
    slug: 'family-j-action-plan',
    title: 'Family J: action plan',
    kind: 'action-plan',
    referenceName: 'Family J',
    summary: 'What each agency will do, by when, and how we shall know that it has helped.',
    themes: ['theme-information'],
    firstPublishedOn: '2023-01-31',
    documents: [
      exampleDocument(18, {
        title: 'Family J: action plan',
        fileName: exampleFileName('family-j-action-plan', 'Word'),
        format: 'Word',
        pages: null,
      }),
    ],
  },
  {
    ...bare,
    id: 'publication-welsh',
    slug: 'adroddiad-teulu-h',
    title: 'Adroddiad Teulu H',
    language: 'cy',
    referenceName: 'Teulu H',
    summary: 'Adroddiad dychmygol i ddangos cyhoeddiad yn Gymraeg.',
    body: prose('Adroddiad dychmygol yw hwn. Nid yw’n sôn am neb go iawn.'),
    firstPublishedOn: '2023-01-31',
    documents: [
      exampleDocument(19, {
        title: 'Adroddiad Teulu H',
        fileName: exampleFileName('adroddiad-teulu-h'),
        language: 'cy',
      }),
    ],
  },
  {
    ...bare,
    id: 'publication-old',
    slug: 'family-a-report',
    title: 'Family A: report & “recommendations” <2016>',
    referenceName: 'Family A',
    summary: 'The oldest report, from when these were called Serious Case Reviews.',
    firstPublishedOn: '2016-09-12',
    documents: [
      exampleDocument(20, { title: 'Family A: report', fileName: exampleFileName('family-a') }),
    ],
  },
];
