import type { Screen } from './screen';
import { formScreen } from './screens/form';
import { groupScreen } from './screens/group';
import { learningReviewsPageScreen } from './screens/learning-reviews-page';
import { pageScreen } from './screens/page';
import { accessibleFormatScreen } from './screens/parts/accessible-format';
import { bankHolidayScreen } from './screens/parts/bank-holiday';
import { changeNoteScreen } from './screens/parts/change-note';
import { contactScreen } from './screens/parts/contact';
import { dateToAvoidScreen } from './screens/parts/date-to-avoid';
import { documentScreen } from './screens/parts/document';
import { kindOfReviewScreen } from './screens/parts/kind-of-review';
import { learningPointScreen } from './screens/parts/learning-point';
import { otherNameScreen } from './screens/parts/other-name';
import { periodReviewedScreen } from './screens/parts/period-reviewed';
import { preElectionPeriodScreen } from './screens/parts/pre-election-period';
import { statutoryBasisScreen } from './screens/parts/statutory-basis';
import { teamQuestionScreen } from './screens/parts/team-question';
import { publicationScreen } from './screens/publication';
import { redirectScreen } from './screens/redirect';
import { reviewTypeScreen } from './screens/review-type';
import { siteSettingsScreen } from './screens/site-settings';
import { themeScreen } from './screens/theme';

export const contentTypeScreens: readonly Screen[] = [
  publicationScreen,
  formScreen,
  reviewTypeScreen,
  groupScreen,
  themeScreen,
  pageScreen,
  redirectScreen,
  learningReviewsPageScreen,
  siteSettingsScreen,
];

export const partScreens: readonly Screen[] = [
  documentScreen,
  contactScreen,
  accessibleFormatScreen,
  changeNoteScreen,
  kindOfReviewScreen,
  learningPointScreen,
  teamQuestionScreen,
  otherNameScreen,
  periodReviewedScreen,
  statutoryBasisScreen,
  dateToAvoidScreen,
  preElectionPeriodScreen,
  bankHolidayScreen,
];
