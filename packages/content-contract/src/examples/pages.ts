import type { Page } from '../page.js';
import type { Redirect } from '../redirect.js';
import { bullets, heading, paragraph, prose } from './rich-text.js';

export const examplePages: Page[] = [
  {
    id: 'page-accessibility',
    slug: 'accessibility',
    title: 'Accessibility statement',
    summary: 'How to use this site, and what to do when you cannot.',
    body: [heading(2, 'How accessible this site is'), paragraph('Every page works by keyboard.')],
    showsExitThisPage: false,
    isInFooter: true,
    order: 1,
    reviewedOn: '2026-03-02',
  },
  {
    id: 'page-privacy',
    slug: 'privacy',
    title: 'Privacy and cookies',
    summary: 'This site sets no cookies and keeps nothing about you.',
    body: prose('We do not use cookies.'),
    showsExitThisPage: false,
    isInFooter: true,
    order: 2,
    reviewedOn: null,
  },
  {
    id: 'page-safety-online',
    slug: 'safety-online',
    title: 'Staying safe online',
    summary: 'How to leave this site quickly, and what that cannot do.',
    body: [
      heading(2, 'What the “Exit this page” button does'),
      bullets('It opens another site.', 'It does not clear your history.'),
    ],
    showsExitThisPage: true,
    isInFooter: true,
    order: 3,
    reviewedOn: '2026-03-02',
  },
  {
    id: 'page-contact',
    slug: 'contact',
    title: 'Contact us',
    summary: 'How to reach the partnership’s office. Not linked from the footer.',
    body: prose('Write to the partnership’s office.'),
    showsExitThisPage: false,
    isInFooter: false,
    order: 4,
    reviewedOn: null,
  },
];

export const exampleRedirects: Redirect[] = [
  {
    id: 'redirect-documents',
    from: '/documents_info.php?categoryID=6',
    to: '/learning-reviews/publications',
    isPermanent: true,
  },
  {
    id: 'redirect-elsewhere',
    from: '/old-helpline',
    to: 'https://helpline.example/',
    isPermanent: false,
  },
];
