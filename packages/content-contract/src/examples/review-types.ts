import type { ReviewType } from '../review-type.js';
import { bold, bullets, link, paragraph, prose, text } from './rich-text.js';

const childReview: ReviewType = {
  id: 'type-children',
  slug: 'child-safeguarding-practice-reviews',
  shortName: 'CSPR',
  fullName: 'Child Safeguarding Practice Reviews',
  otherNames: [
    {
      shortName: 'SCR',
      fullName: 'Serious Case Reviews',
      usedFrom: null,
      usedUntil: '2018-06-28',
      note: 'Serious Case Reviews are no longer part of current practice.',
    },
  ],
  summary: 'Held when a child has died or been seriously harmed, to find out what can be learned.',
  explanation: [
    paragraph([
      text('Every partner agency must tell the partnership about a '),
      bold('serious incident'),
      text(' that may need a review. See '),
      link('/safety-online', 'staying safe online'),
      text('.'),
    ]),
    bullets('It looks at how agencies worked together.', 'It does not decide who is to blame.'),
  ],
  statutoryBases: [
    {
      title: 'Working Together to Safeguard Children',
      url: 'https://guidance.example/working-together',
      summary: 'Guidance on how agencies work together for children.',
    },
  ],
  kindsOfReview: [
    { name: 'Local', summary: 'Raises issues of importance within the area.' },
    { name: 'National', summary: 'Raises issues that are complex or of national importance.' },
  ],
  leadBody: 'Larkmoor Safeguarding Partnership',
  groups: ['group-children'],
  publicationsLabel: 'Read our published SCRs and CSPRs',
  formsLabel: 'Download our CSPR referral form',
  supportContacts: [],
  showsExitThisPage: false,
  order: 1,
  isActive: true,
};

const domesticReview: ReviewType = {
  ...childReview,
  id: 'type-domestic',
  slug: 'domestic-homicide-reviews',
  shortName: 'DHR',
  fullName: 'Domestic Homicide Reviews',
  otherNames: [
    {
      shortName: 'DARDR',
      fullName: 'Domestic Abuse Related Death Reviews',
      usedFrom: '2030-01-01',
      usedUntil: null,
      note: 'The new name comes into use when the law is in force.',
    },
  ],
  summary: 'Held after a death that domestic abuse may have caused, to prevent others.',
  explanation: prose('The lessons inform local and national policy, and good practice is shared.'),
  statutoryBases: [],
  kindsOfReview: [],
  leadBody: null,
  groups: ['group-community-safety', 'group-adults'],
  publicationsLabel: 'Read our published DHRs',
  formsLabel: 'Download our DHR forms',
  supportContacts: [
    {
      name: 'Invented Domestic Abuse Helpline',
      description: 'Free and confidential.',
      phone: '0800 000 0000',
      textPhone: '18001 0800 000 0000',
      email: null,
      url: 'https://helpline.example/',
      hours: 'Day and night',
    },
  ],
  showsExitThisPage: true,
  order: 2,
};

/** No new review is started under it, it has no forms, and nothing is published. */
const formerReview: ReviewType = {
  ...domesticReview,
  id: 'type-former',
  slug: 'local-learning-reviews',
  shortName: 'LLR',
  fullName: 'Local Learning Reviews',
  otherNames: [],
  summary: 'A shorter local review that the partnership used before 2019.',
  explanation: [],
  groups: [],
  publicationsLabel: 'Read our published local learning reviews',
  formsLabel: 'Download forms',
  supportContacts: [],
  showsExitThisPage: false,
  order: 3,
  isActive: false,
};

export const exampleReviewTypes: ReviewType[] = [childReview, domesticReview, formerReview];
