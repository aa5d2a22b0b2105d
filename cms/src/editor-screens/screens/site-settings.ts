import type { Screen } from '../screen';

/** The screen for what every page carries. */
export const siteSettingsScreen: Screen = {
  uid: 'api::site-settings.site-settings',
  titleField: 'partnershipName',
  columns: ['partnershipName', 'updatedAt'],
  rows: [
    [
      ['partnershipName', 8],
      ['shortName', 4],
    ],
    [
      ['strapline', 6],
      ['areaServed', 6],
    ],
    [['banner', 12]],
    [['emergencyHeading', 12]],
    [['emergencyAdvice', 12]],
    [['reportContacts', 12]],
    [['supportContacts', 12]],
    [['homeIntroduction', 12]],
    [['accessibleFormat', 12]],
    [
      ['exitAddress', 6],
      ['securityContact', 6],
    ],
    [
      ['brandColour', 6],
      ['language', 6],
    ],
    [['logo', 12]],
    [['licence', 12]],
    [['nation', 6]],
    [['preElectionPeriods', 12]],
    [['extraBankHolidays', 12]],
  ],
  fields: {
    partnershipName: {
      label: 'Name of the partnership',
      help: 'In full, as it should appear at the top of every page.',
    },
    shortName: { label: 'Short name', help: 'Initials or a short form, for small screens.' },
    strapline: { label: 'Strapline', help: 'A few words under the name. May be left empty.' },
    areaServed: { label: 'Area served', help: 'The council areas that the partnership covers.' },
    language: { label: 'Language', help: 'The language that most of the site is written in.' },
    brandColour: {
      label: 'Brand colour',
      help: 'A # and six digits or letters a to f. White text must be readable on it; a colour that is too light is refused.',
      placeholder: '#1d4f5c',
    },
    logo: {
      label: 'Logo',
      help: 'A PNG or JPEG with a short title that says whose logo it is.',
    },
    banner: {
      label: 'Banner across every page',
      help: 'For a notice that everyone must see. Leave empty for no banner.',
    },
    homeIntroduction: {
      label: 'Welcome text of the home page',
      help: 'A short paragraph or two about the partnership.',
    },
    emergencyHeading: {
      label: 'In danger now: heading',
      help: 'The first words of the notice on every page.',
      placeholder: 'In immediate danger?',
    },
    emergencyAdvice: {
      label: 'In danger now: advice',
      help: 'What to do at once. Keep 999 in it.',
      placeholder: 'Call 999. If you cannot speak, press 55 when you hear the operator.',
    },
    reportContacts: {
      label: 'How to report a concern',
      help: 'For children and for adults, in and out of office hours. Shown on every page, so check the numbers twice.',
    },
    supportContacts: {
      label: 'Help lines',
      help: 'National or local help lines, shown with every publication.',
    },
    accessibleFormat: {
      label: 'Asking for another format',
      help: 'How a person asks for a document in large print, easy read or another language.',
    },
    exitAddress: {
      label: 'Where “Exit this page” leads',
      help: 'An everyday site that raises no questions, such as the weather.',
      placeholder: 'https://www.bbc.co.uk/weather',
    },
    licence: {
      label: 'Copyright and licence',
      help: 'One sentence at the foot of every page on how people may use the content.',
    },
    securityContact: {
      label: 'Contact for security researchers',
      help: 'An e-mail or web address for people who find a weakness in the site. Ask your IT team.',
      placeholder: 'security@example.org',
    },
    nation: {
      label: 'Bank holidays of',
      help: 'For staff. Where you work, so that working days are counted rightly.',
    },
    preElectionPeriods: {
      label: 'Pre-election periods',
      help: 'For staff, never shown to readers. You are warned when you choose a day in one of them.',
    },
    extraBankHolidays: {
      label: 'More bank holidays',
      help: 'For staff. Bank holidays that were added to the usual ones, such as for a coronation, and local ones.',
    },
  },
};
