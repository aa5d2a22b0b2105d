import type { PublishedSet } from '../published-set.js';
import { exampleForms } from './forms.js';
import { exampleGroups } from './groups.js';
import { examplePages, exampleRedirects } from './pages.js';
import { examplePublications } from './publications.js';
import { exampleFormerDocuments, exampleTakeDowns, exampleWithdrawals } from './removals.js';
import { exampleReviewTypes } from './review-types.js';
import { exampleLearningReviewsPage, exampleSiteSettings } from './site-settings.js';
import { exampleThemes } from './themes.js';

/**
 * A small published set, visibly invented, that holds every variant the site must render: long and
 * short, none and many, several languages, joint, former and coming. The web renders each of them,
 * so adding an example adds a test.
 */
export const examplePublishedSet: PublishedSet = {
  revision: 1,
  lists: {
    'review-types': exampleReviewTypes,
    publications: examplePublications,
    forms: exampleForms,
    themes: exampleThemes,
    groups: exampleGroups,
    pages: examplePages,
    redirects: exampleRedirects,
    withdrawals: exampleWithdrawals,
    'former-documents': exampleFormerDocuments,
    'take-downs': exampleTakeDowns,
  },
  singles: {
    'site-settings': exampleSiteSettings,
    'learning-reviews-page': exampleLearningReviewsPage,
  },
};
