import { manyPublications } from './many-publications.ts';

/** One thing that is asked for. */
export interface Row {
  name: string;
  /** On the site. */
  address: string;
  /** The file with the same bytes at nginx. */
  file: string;
  isKnown?: boolean;
  status: number;
}

/** The file of the page that nginx gives for every address that it does not know. */
export const unknownPage = 'unknown.html';

/** What is measured. The addresses exist at any number of publications. */
export function rows(): Row[] {
  const { lists } = manyPublications(2);
  const [type] = lists['review-types'];
  const [publication] = lists.publications;
  const [document] = publication?.documents ?? [];
  if (!type || !publication || !document)
    throw new Error('The examples lack a type or a document.');
  const site = '/learning-reviews';
  return [
    { name: 'landing page', address: site, file: 'landing.html', status: 200 },
    { name: 'review type', address: `${site}/types/${type.slug}`, file: 'type.html', status: 200 },
    {
      name: 'filtered list',
      address: `${site}/publications?type=${type.slug}&sort=title`,
      file: 'list.html',
      status: 200,
    },
    {
      name: 'publication',
      address: `${site}/publications/${publication.slug}`,
      file: 'publication.html',
      status: 200,
    },
    {
      name: 'document (250 kB)',
      address: `/documents/${document.id}/${document.fileName}`,
      file: 'document.pdf',
      status: 200,
    },
    { name: '304', address: site, file: 'landing.html', isKnown: true, status: 304 },
    { name: '404', address: '/nothing/here', file: unknownPage, status: 404 },
  ];
}
