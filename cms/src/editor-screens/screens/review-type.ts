import type { Screen } from '../screen';

/** The screen for a kind of statutory or local review. */
export const reviewTypeScreen: Screen = {
  uid: 'api::review-type.review-type',
  titleField: 'fullName',
  sort: { by: 'order', order: 'ASC' },
  pageSize: 20,
  columns: ['fullName', 'shortName', 'isActive', 'updatedAt'],
  rows: [
    [
      ['fullName', 8],
      ['shortName', 4],
    ],
    [['slug', 12]],
    [['summary', 12]],
    [['explanation', 12]],
    [['kindsOfReview', 12]],
    [['statutoryBases', 12]],
    [['otherNames', 12]],
    [['leadBody', 12]],
    [['groups', 12]],
    [
      ['publicationsLabel', 6],
      ['formsLabel', 6],
    ],
    [['supportContacts', 12]],
    [
      ['showsExitThisPage', 4],
      ['isActive', 4],
      ['order', 4],
    ],
    [
      ['minimumPublicMonths', 6],
      ['reviewAfterMonths', 6],
    ],
    [
      ['noticeWorkingDays', 6],
      ['noticeTo', 6],
    ],
  ],
  fields: {
    shortName: {
      label: 'Short name',
      help: 'The initials that people use.',
      placeholder: 'SAR',
    },
    fullName: {
      label: 'Full name',
      column: 'Name',
      help: 'In full, in the singular.',
      placeholder: 'Safeguarding Adult Review',
    },
    slug: {
      label: 'Web address',
      help: 'The last part of the page’s address, made from the name. Keep it once published: people will have saved it.',
    },
    summary: {
      label: 'Summary',
      help: 'One or two sentences for lists and search results: what it is and when one is held.',
    },
    explanation: {
      label: 'Explanation',
      help: 'What this type of review is for, how a case is referred and who decides. Shown on the learning reviews page and on the type’s own page.',
    },
    otherNames: {
      label: 'Other names',
      help: 'Former names, and the name it will have if it is being renamed. Readers who know the old name can then find it.',
    },
    statutoryBases: {
      label: 'Law and guidance',
      help: 'What the review rests on, such as the Care Act 2014, with a link to the source.',
    },
    kindsOfReview: {
      label: 'Kinds of review',
      help: 'If there are kinds within this type, such as local and national, explain each.',
    },
    leadBody: {
      label: 'Lead body',
      help: 'Who is responsible for this type of review.',
      placeholder: 'Safeguarding Adults Board',
    },
    groups: {
      label: 'Groups',
      help: 'The panels or sub-groups that handle it. Add them under Groups first.',
      shows: 'name',
    },
    publicationsLabel: {
      label: 'Words on the link to its publications',
      help: 'What the link to published reviews says.',
      placeholder: 'Download our published SARs',
    },
    formsLabel: {
      label: 'Words on the link to its forms',
      help: 'What the link to forms and guidance says.',
      placeholder: 'Download SAR guidance and referral forms',
    },
    supportContacts: {
      label: 'Help lines',
      help: 'Who a reader can turn to after reading. Shown with each publication of this type, before those of the whole site.',
    },
    showsExitThisPage: {
      label: 'Show “Exit this page”',
      help: 'A button that takes the reader to an everyday site at once. Keep it on for domestic abuse.',
    },
    order: {
      label: 'Place in lists',
      help: 'Smaller numbers come first.',
    },
    isActive: {
      label: 'Still in use',
      help: 'Switch off when no new review of this type is started. What was published stays on the site.',
    },
    minimumPublicMonths: {
      label: 'Stays public for at least (months)',
      help: 'For staff. Taking a publication of this type down sooner asks for a reason. Leave empty if your guidance sets no minimum.',
      placeholder: '12',
    },
    reviewAfterMonths: {
      label: 'Look at it again after (months)',
      help: 'For staff. When to decide whether a publication of this type stays public. Leave empty for no review.',
      placeholder: '12',
    },
    noticeWorkingDays: {
      label: 'Notice before it goes live (working days)',
      help: 'For staff. How long before publication others must have it. Weekends and bank holidays do not count. Leave empty for none.',
      placeholder: '7',
    },
    noticeTo: {
      label: 'Who gets notice',
      help: 'For staff. The bodies that must be told before a publication of this type goes live.',
      placeholder: 'the national panel and the Secretary of State',
    },
  },
};
