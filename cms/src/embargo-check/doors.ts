import { randomUUID } from 'node:crypto';
import { addresses, publishedLists, publishedSingles } from '@learning-reviews/content-contract';
import type { Question } from './outside';
import type { Group } from './report';

/** Which of the two is asked. */
export type At = 'site' | 'cms';

/**
 * What a guess is made of, by name. To know how an address answers that does not exist, the same
 * door is tried with nonsense of the same shape.
 */
export type Target = Readonly<Record<string, string>>;

/** A door that opens only to who guesses right. */
export interface Guess {
  group: Group;
  /** In plain words, for the report. */
  name: string;
  at: At;
  ask(target: Target): Question;
}

/** A door that is open to all, and must say nothing of what is hidden. */
export interface Open {
  group: Group;
  name: string;
  at: At;
  questions: Question[];
  /** Where the number of pages stands in the answer, all pages are read. */
  hasPages?: boolean;
}

const get = (path: string): Question => ({ path });
const part = encodeURIComponent;

/** The same letters, each as a percent sign and its number. */
function percentSigns(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

type Asked = Guess['ask'];

const guess =
  (group: Group, at: At) =>
  (name: string, ask: Asked): Guess => ({ group, at, name, ask });

const page = guess('page', 'site');

/** The page of an item. Its target: `folder`, with both slashes, and `slug`. */
export const pageGuesses: readonly Guess[] = [
  page('The page', ({ folder, slug }) => get(`${folder}${slug}`)),
  page('The page, its head only', ({ folder, slug }) => ({
    method: 'HEAD',
    path: `${folder}${slug}`,
  })),
  page('The page with ?preview=true', ({ folder, slug }) => get(`${folder}${slug}?preview=true`)),
  page('The page with ?status=draft', ({ folder, slug }) => get(`${folder}${slug}?status=draft`)),
  page('The page with a slash at the end', ({ folder, slug }) => get(`${folder}${slug}/`)),
  page('The page in capitals', ({ folder, slug = '' }) => get(`${folder}${slug.toUpperCase()}`)),
  page('The page as .html', ({ folder, slug }) => get(`${folder}${slug}.html`)),
  page('The page as .json', ({ folder, slug }) => get(`${folder}${slug}.json`)),
  page('The page in percent signs', ({ folder, slug = '' }) =>
    get(`${folder}${percentSigns(slug)}`),
  ),
  page('The page behind two slashes', ({ folder, slug }) => get(`/${folder}${slug}`)),
  page('The page by a detour', ({ folder, slug }) => get(`${folder}x/../${slug}`)),
  page('The page if it has changed', ({ folder, slug }) => ({
    path: `${folder}${slug}`,
    headers: { 'If-Modified-Since': 'Thu, 01 Jan 2015 00:00:00 GMT' },
  })),
  page('A page of that name at the top of the site', ({ slug }) => get(`/${slug}`)),
  page('A type of review of that name', ({ slug = '' }) => get(addresses.reviewType(slug))),
  page('A preview of that name', ({ slug = '' }) => get(addresses.preview(slug))),
  page('A share link of that name', ({ slug = '' }) => get(addresses.share(slug))),
];

const onSite = guess('documents', 'site');
const onCms = guess('documents', 'cms');

/**
 * One document. Its target: `id`, `fileName`, `storedName`, `originalName`, `sha256`, `fileId`.
 * The first door of each place is the address that the public would use.
 */
export const documentGuesses: readonly Guess[] = [
  onSite('Its address on the site', ({ id, fileName }) => get(`/documents/${id}/${fileName}`)),
  onCms('Its address at the CMS', ({ id }) => get(`/api/published/documents/${id}`)),
  onSite('The same, its head only', ({ id, fileName }) => ({
    method: 'HEAD',
    path: `/documents/${id}/${fileName}`,
  })),
  onSite('Its address without a name', ({ id }) => get(`/documents/${id}`)),
  onSite('Its address with another name', ({ id }) => get(`/documents/${id}/document.pdf`)),
  onSite('Its address with the name of the upload', ({ id, originalName = '' }) =>
    get(`/documents/${id}/${part(originalName)}`),
  ),
  onSite('The first bytes of it', ({ id, fileName }) => ({
    path: `/documents/${id}/${fileName}`,
    headers: { Range: 'bytes=0-99' },
  })),
  onSite('Whether it is still the same', ({ id, fileName, sha256 }) => ({
    path: `/documents/${id}/${fileName}`,
    headers: { 'If-None-Match': `"${sha256}"` },
  })),
  onSite('Its address in capitals', ({ id = '', fileName = '' }) =>
    get(`/documents/${id.toUpperCase()}/${fileName.toUpperCase()}`),
  ),
  onSite('Its address in percent signs', ({ id = '', fileName }) =>
    get(`/documents/${percentSigns(id)}/${fileName}`),
  ),
  onSite('Its address behind two slashes', ({ id, fileName }) =>
    get(`//documents//${id}/${fileName}`),
  ),
  onSite('A document of the name of the upload', ({ originalName = '' }) =>
    get(`/documents/${part(originalName)}`),
  ),
  onSite('A document by its fingerprint', ({ sha256 }) => get(`/documents/${sha256}`)),
  onSite('The folder of uploads on the site', ({ storedName }) => get(`/uploads/${storedName}`)),
  onSite('The same, by the name of the upload', ({ originalName = '' }) =>
    get(`/uploads/${part(originalName)}`),
  ),
  onSite('It through a preview that is none', ({ id, fileName }) =>
    get(`/preview/x.y/documents/${id}/${fileName}`),
  ),
  onSite('It through a share link that is none', ({ id, fileName }) =>
    get(`/share/x.y/documents/${id}/${fileName}`),
  ),
  onCms('The same at the CMS, its head only', ({ id }) => ({
    method: 'HEAD',
    path: `/api/published/documents/${id}`,
  })),
  onCms('The first bytes of it, at the CMS', ({ id }) => ({
    path: `/api/published/documents/${id}`,
    headers: { Range: 'bytes=0-99' },
  })),
  onCms('Whether it is still the same, at the CMS', ({ id, sha256 }) => ({
    path: `/api/published/documents/${id}`,
    headers: { 'If-None-Match': `"${sha256}"` },
  })),
  onCms('Strapi’s folder of uploads', ({ storedName }) => get(`/uploads/${storedName}`)),
  onCms('The same, by the name of the upload', ({ originalName = '' }) =>
    get(`/uploads/${part(originalName)}`),
  ),
  ...['thumbnail', 'small', 'medium', 'large'].map((size) =>
    onCms(`Strapi’s smaller picture of it (${size})`, ({ storedName }) =>
      get(`/uploads/${size}_${storedName}`),
    ),
  ),
  onCms('The admin’s link to it, without a signature', ({ storedName }) =>
    get(`/media/${storedName}`),
  ),
  onCms('The admin’s link to it, with a made-up signature', ({ storedName }) =>
    get(`/media/${storedName}?e=99999999999&s=${'A'.repeat(43)}`),
  ),
  onCms('The admin’s smaller picture of it', ({ storedName }) =>
    get(`/media/thumbnail_${storedName}`),
  ),
  onCms('It through a preview that is none, at the CMS', ({ id }) =>
    get(`/api/preview/x.y/documents/${id}`),
  ),
  onCms('It through a share link that is none, at the CMS', ({ id }) =>
    get(`/api/share/x.y/documents/${id}`),
  ),
  onCms('Strapi’s record of the file', ({ fileId }) => get(`/api/upload/files/${fileId}`)),
  onCms('The admin’s record of the file', ({ fileId }) => get(`/upload/files/${fileId}`)),
];

const entry = guess('cms', 'cms');

/** The item at the CMS. Its target: `documentId`, `uid`, `plural`, `title`, `start`. */
export const entryGuesses: readonly Guess[] = [
  entry('The draft by Strapi’s own address', ({ plural, documentId }) =>
    get(`/api/${plural}/${documentId}?status=draft&populate=*`),
  ),
  entry('The item among what is published', ({ plural, documentId }) =>
    get(`/api/published/${plural}/${documentId}`),
  ),
  entry('The same, by its id alone', ({ documentId }) => get(`/api/published/${documentId}`)),
  entry('Whether anything has its title', ({ plural, title = '' }) =>
    get(`/api/${plural}?status=draft&filters[title][$eqi]=${part(title)}`),
  ),
  entry('Whether a title begins like its own', ({ plural, start = '' }) =>
    get(`/api/published/${plural}?filters[title][$startsWithi]=${part(start)}`),
  ),
  entry('Whether anything published has its id', ({ plural, documentId }) =>
    get(`/api/published/${plural}?filters[documentId][$eq]=${documentId}`),
  ),
  entry('A preview of it', ({ documentId }) => get(`/api/preview/${documentId}`)),
  entry('A share link to it', ({ documentId }) => get(`/api/share/${documentId}`)),
  entry('The admin’s own reading of it', ({ uid, documentId }) =>
    get(`/content-manager/collection-types/${uid}/${documentId}`),
  ),
  entry('The admin’s preview of it', ({ uid, documentId }) =>
    get(`/content-manager/preview/url/${uid}?documentId=${documentId}&status=draft`),
  ),
  entry('What the admin knows of its release', ({ uid, documentId }) =>
    get(`/editor-screens/release-state?uid=${uid}&documentId=${documentId}`),
  ),
  entry('What the admin knows of this check', ({ uid, documentId }) =>
    get(`/embargo-check/state?uid=${uid}&documentId=${documentId}`),
  ),
];

/** What the item belongs to, each by its slug, and how it may be searched for. */
export interface Neighbourhood {
  plural: string;
  types: string[];
  themes: string[];
  related: string[];
  /** The value of the site's own filters: "report". */
  kind: string | null;
  year: string;
  /** Words that a visitor may search for. */
  searches: string[];
}

const formats = ['atom', 'json'] as const;

/** Every list, feed and file that anyone may read. */
export function openDoors(near: Neighbourhood): Open[] {
  const list = (name: string, ...paths: string[]): Open => ({
    group: 'lists',
    at: 'site',
    name,
    questions: paths.map(get),
  });
  const cms = (name: string, ...paths: string[]): Open => ({
    group: 'cms',
    at: 'cms',
    name,
    questions: paths.map(get),
  });
  const { publications, forms } = addresses;
  return [
    list('The home page', addresses.home),
    list('A page that does not exist', `/${randomUUID()}`),
    list('The learning reviews page', addresses.landing),
    list('The list of publications', publications),
    list(
      'The same, by other orders',
      ...['oldest', 'title'].map((o) => `${publications}?sort=${o}`),
    ),
    list(
      'The same, by its filters',
      ...near.types.map((slug) => `${publications}?type=${slug}`),
      ...near.themes.map((slug) => `${publications}?theme=${slug}`),
      ...(near.kind ? [`${publications}?kind=${near.kind}`] : []),
      `${publications}?year=${near.year}`,
      `${publications}?status=draft`,
    ),
    list('The list of forms', forms, `${forms}?status=draft`),
    list('The page of its type', ...near.types.map(addresses.reviewType)),
    list('The list of themes', addresses.themes),
    list('The page of its themes', ...near.themes.map(addresses.theme)),
    list('The pages of related publications', ...near.related.map(addresses.publication)),
    ...near.searches.map((words) =>
      list(
        `Search for “${words}”`,
        ...['q', 'search'].map((name) => `${publications}?${name}=${part(words)}`),
      ),
    ),
    list(
      'The feeds',
      ...formats.map(addresses.feed),
      ...near.types.flatMap((slug) => formats.map((f) => addresses.reviewTypeFeed(slug, f))),
      ...near.themes.flatMap((slug) => formats.map((f) => addresses.themeFeed(slug, f))),
    ),
    {
      ...list('The tables of open data'),
      questions: ['publications', 'forms', 'documents'].map((name) => ({
        path: addresses.openDataTable(name),
        megabytes: 20,
      })),
    },
    {
      ...list('Open data in one file'),
      questions: [{ path: addresses.everythingAsJson, megabytes: 50 }],
    },
    list(
      'The read API',
      `${addresses.apiList(near.plural)}?limit=100`,
      `${addresses.apiList(near.plural)}?status=draft`,
      ...near.types.map((slug) => `${addresses.apiList(near.plural)}?type=${slug}&limit=100`),
    ),
    { ...list('The site map'), questions: [{ path: '/sitemap.xml', megabytes: 20 }] },
    list(
      'Files for machines',
      '/robots.txt',
      '/manifest.webmanifest',
      '/favicon.svg',
      '/.well-known/security.txt',
      '/healthz',
      '/readyz',
    ),
    ...Object.keys(publishedLists).map((name) => ({
      ...cms(`What the CMS tells the site: ${name}`, `/api/published/${name}`),
      hasPages: true,
    })),
    cms(
      'The same, asking for drafts',
      `/api/published/${near.plural}?status=draft`,
      `/api/published/${near.plural}?publicationState=preview&populate=*`,
    ),
    cms(
      'What the CMS tells of single pages',
      ...Object.keys(publishedSingles).map((name) => `/api/published/${name}`),
      '/api/published/revision',
    ),
    cms(
      'What is withdrawn, and what will be',
      '/api/removals/withdrawals',
      '/api/removals/former-documents',
      '/api/removals/take-downs',
    ),
    cms(
      'Strapi’s own lists, asking for drafts',
      `/api/${near.plural}?status=draft&populate=*`,
      `/api/${near.plural}?sort=createdAt:desc&status=draft`,
      '/api/upload/files',
      '/upload/files',
    ),
    cms('What the admin shows before one signs in', '/', '/admin', '/admin/init'),
    cms('Whether the CMS is well', '/healthz', '/readyz'),
  ];
}
