import type { LearningReviewsPage, SiteSettings } from '@learning-reviews/content-contract';

/** What every page carries until site settings are published. It names nobody. */
export const neutralSettings: SiteSettings = {
  partnershipName: 'Learning reviews',
  shortName: 'Learning reviews',
  strapline: null,
  areaServed: null,
  language: 'en',
  brandColour: '#1d3c5c',
  logo: null,
  banner: null,
  homeIntroduction: [],
  emergencyHeading: 'In danger now?',
  emergencyAdvice: 'Call 999 and ask for the police.',
  reportContacts: [],
  supportContacts: [],
  accessibleFormat: {
    advice: 'To ask for a document in another format, contact the partnership.',
    email: null,
    phone: null,
  },
  exitAddress: 'https://www.bbc.co.uk/weather',
  licence: null,
  securityContact: null,
};

/** The landing page until its text is published. */
export const neutralLanding: LearningReviewsPage = {
  title: 'Learning reviews',
  summary: 'Reviews held to learn from a death or serious harm.',
  introduction: [],
  types: [],
  showsExitThisPage: false,
};
