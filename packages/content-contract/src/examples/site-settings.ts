import type { LearningReviewsPage } from '../learning-reviews-page.js';
import type { SiteSettings } from '../site-settings.js';
import { paragraph, prose, text, link } from './rich-text.js';

export const exampleSiteSettings: SiteSettings = {
  partnershipName: 'Larkmoor Safeguarding Partnership',
  shortName: 'Larkmoor Safeguarding',
  strapline: 'Working together to keep people safe',
  areaServed: 'the invented district of Larkmoor',
  language: 'en',
  brandColour: '#1c5a55',
  logo: null,
  banner: 'This is a demonstration. Every person, place and event on this site is invented.',
  homeIntroduction: [
    paragraph([
      text('We publish what was learned when someone was badly harmed. Start with '),
      link('/learning-reviews', 'learning reviews'),
      text('.'),
    ]),
  ],
  emergencyHeading: 'If someone is in danger now',
  emergencyAdvice: 'Call 999. If you cannot speak, cough or tap, then press 55.',
  reportContacts: [
    {
      name: 'Report a concern about a child',
      description: null,
      phone: '01632 960002',
      textPhone: null,
      email: null,
      url: 'https://report.example/child',
      hours: 'Monday to Friday, 9am to 5pm',
    },
    {
      name: 'Report a concern about an adult',
      description: null,
      phone: '01632 960003',
      textPhone: null,
      email: null,
      url: null,
      hours: null,
    },
  ],
  supportContacts: [
    {
      name: 'Invented Bereavement Line',
      description: 'Someone to talk to after a death.',
      phone: '0800 000 0001',
      textPhone: null,
      email: 'listen@bereavement.example',
      url: 'https://bereavement.example/',
      hours: 'Every day, 8am to 8pm',
    },
  ],
  accessibleFormat: {
    advice:
      'Tell us the document and the format that you need. We answer within five working days.',
    email: 'formats@larkmoor.example',
    phone: '01632 960004',
  },
  exitAddress: 'https://www.bbc.co.uk/weather',
  licence: 'Open Government Licence v3.0.',
  securityContact: 'security@larkmoor.example',
};

export const exampleLearningReviewsPage: LearningReviewsPage = {
  title: 'Learning reviews',
  summary: 'What was learned after a death or serious harm caused by abuse or neglect.',
  introduction: prose(
    'A learning review is held when a child or an adult has died or been seriously harmed.',
    'Its purpose is to learn, not to blame.',
  ),
  types: ['type-children', 'type-domestic'],
  showsExitThisPage: false,
};
