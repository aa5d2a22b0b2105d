import type { Form } from '../form.js';
import { exampleDocument, exampleFileName } from './documents.js';
import { list, item, prose } from './rich-text.js';

const childReferral: Form = {
  id: 'form-child-referral',
  slug: 'cspr-referral-form',
  title: 'CSPR referral form',
  purpose: 'referral',
  audience: 'practitioner',
  types: ['type-children'],
  summary: 'Tell the partnership about a serious incident involving a child.',
  explanation: prose('Fill in the form with your safeguarding lead.'),
  version: '3.1',
  appliesFrom: '2026-04-01',
  changeNotes: [{ date: '2026-04-01', note: 'Asks which language the family speaks.' }],
  documents: [
    exampleDocument(1, {
      title: 'CSPR referral form',
      fileName: exampleFileName('cspr-referral-form', 'Word'),
      format: 'Word',
      bytes: 38_912,
      pages: null,
      isAccessible: true,
    }),
  ],
  howToSend: [list('ordered', [item('Save the form.'), item('Send it by secure e-mail.')])],
  sendTo: {
    name: 'Larkmoor review team',
    description: 'For questions about a referral.',
    phone: '01632 960001',
    textPhone: null,
    email: 'reviews@larkmoor.example',
    url: null,
    hours: 'Monday to Friday, 9am to 5pm',
  },
  safeSendingNote: 'Do not send names or other personal details by ordinary e-mail.',
  showsExitThisPage: true,
  order: 1,
};

const bare = {
  explanation: [],
  changeNotes: [],
  version: null,
  appliesFrom: null,
  howToSend: [],
  sendTo: null,
  safeSendingNote: null,
  showsExitThisPage: false,
} satisfies Partial<Form>;

export const exampleForms: Form[] = [
  childReferral,
  {
    ...bare,
    id: 'form-domestic-referral',
    slug: 'dhr-referral-form',
    title: 'DHR referral form',
    purpose: 'referral',
    audience: 'practitioner',
    types: ['type-domestic'],
    summary: 'Ask the Community Safety Partnership to consider a review.',
    documents: [
      exampleDocument(2, {
        title: 'DHR referral form',
        fileName: exampleFileName('dhr-referral-form', 'Word'),
        format: 'Word',
        bytes: 41_300,
        pages: null,
      }),
      exampleDocument(3, {
        title: 'Notes for the DHR referral form',
        fileName: exampleFileName('dhr-referral-notes'),
        pages: 1,
        bytes: 900,
      }),
    ],
    showsExitThisPage: true,
    order: 2,
  },
  {
    ...bare,
    id: 'form-family-guide',
    slug: 'a-guide-for-families',
    title: 'A guide for families',
    purpose: 'guidance',
    audience: 'family',
    types: ['type-children', 'type-domestic'],
    summary: 'What a review is, how you can take part, and who will support you.',
    documents: [
      exampleDocument(4, {
        title: 'A guide for families',
        fileName: exampleFileName('a-guide-for-families'),
        isAccessible: true,
      }),
      exampleDocument(5, {
        title: 'Canllaw i deuluoedd',
        fileName: exampleFileName('canllaw-i-deuluoedd'),
        language: 'cy',
      }),
    ],
    order: 3,
  },
  {
    ...bare,
    id: 'form-without-document',
    slug: 'action-plan-template',
    title: 'Action plan template',
    purpose: 'template',
    audience: 'everyone',
    types: [],
    summary: 'A table of actions, owners and dates. The file is being revised.',
    documents: [],
    order: 4,
  },
];
