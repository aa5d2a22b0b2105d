import { allowedRoutes, closedRoutes } from '../../cms/tests/allowed-routes.ts';
import type { Request } from './ask.ts';
import { type Door, listOf } from './door.ts';
import type { Item } from './item.ts';
import { queriesOf } from './spellings.ts';

/** Taken from the list that a test of the CMS keeps complete, so a new one is tried by itself. */
const forPeople = [...allowedRoutes.approver, ...closedRoutes].filter(
  (route) => !allowedRoutes.anonymous.includes(route),
);

/** What a stranger may try at the CMS itself, which operators are told to keep to their network. */
export const cmsDoors: Door[] = [
  {
    name: 'the lists of the CMS, with words that Strapi knows and words that nobody does',
    covers: ['GET /api/published/:name'],
    finds: 'never',
    requests: (item) => [
      ...queriesOf('cms', `/api/published/${listOf(item)}`).filter(({ path }) => !isDropped(path)),
      ...oraclesOf(item).map((query) => cms(`/api/published/${listOf(item)}?${query}`)),
      ...oraclesOf(item).map((query) => cms(`/api/published/revision?${query}`)),
    ],
  },
  {
    name: 'the lists of the CMS, with words that are dropped before anyone reads them',
    covers: ['GET /api/published/:name'],
    finds: 'either',
    requests: (item) =>
      queriesOf('cms', `/api/published/${listOf(item)}`).filter(({ path }) => isDropped(path)),
  },
  {
    name: 'what Strapi would answer by itself',
    covers: [],
    finds: 'never',
    requests: (item) => {
      const folders = [
        `/api/${item.kind}s`,
        `/api/${item.kind}`,
        `/api/upload/files`,
        '/api/users',
      ];
      return folders.flatMap((folder) => [
        cms(folder),
        cms(`${folder}/${item.documentId}`),
        cms(`${folder}/${item.slug}`),
        cms(`${folder}/1`),
        cms(`${folder}/${item.documentId}?status=draft&populate=*`),
        ...oraclesOf(item).map((query) => cms(`${folder}?${query}`)),
        ...queriesOf('cms', folder),
      ]);
    },
  },
  {
    name: 'lists of what was taken down and what is about to be',
    covers: ['GET /api/removals/:name'],
    finds: 'never',
    requests: ({ documentId }) =>
      ['withdrawals', 'former-documents', 'take-downs', documentId].flatMap((name) => [
        cms(`/api/removals/${name}`),
        cms(`/api/removals/${name}?page=1`),
        cms(`/api/removals/${name}`, { authorization: 'Bearer x' }),
        cms(`/api/published/${name}`),
      ]),
  },
  {
    name: 'what changed, which is told to the site alone',
    covers: ['GET /api/published/changes'],
    finds: 'never',
    requests: ({ documentId }) =>
      ['', '?since=0', '?since=1', `?since=0&ids=${documentId}`].flatMap((query) => [
        cms(`/api/published/changes${query}`),
        cms(`/api/published/changes${query}`, { authorization: 'Bearer x' }),
      ]),
  },
  {
    name: 'the text of its documents, which is told to the site alone',
    covers: ['GET /api/published/documents/:id/text'],
    finds: 'never',
    requests: ({ documents }) =>
      documents.flatMap(({ publicId, sha256 }) =>
        [publicId, sha256].flatMap((id) => [
          cms(`/api/published/documents/${id}/text`),
          cms(`/api/published/documents/${id}/text?page=1`),
          cms(`/api/published/documents/${id}/text`, { authorization: 'Bearer x' }),
        ]),
      ),
  },
  {
    name: 'calendars of the schedule, without the secret of their address',
    covers: ['GET /calendar/:name'],
    finds: 'never',
    requests: ({ documentId, slug }) =>
      [documentId, slug, 'x'].flatMap((name) => [
        cms(`/calendar/${name}.ics`),
        cms(`/calendar/${name}`),
        cms(`/calendar/${name}.ics`, { authorization: 'Bearer x' }),
      ]),
  },
  {
    name: 'every route of the CMS for people who are signed in, without signing in',
    covers: forPeople,
    finds: 'never',
    requests: (item) => forPeople.flatMap((route) => signedOut(item, route)),
  },
  {
    name: 'what the CMS tells anyone',
    covers: [
      'GET /',
      'GET /healthz',
      'GET /readyz',
      'GET /admin/init',
      'GET /admin/project-type',
      'GET /admin/registration-info',
      'GET /content-manager/preview/script',
      'GET /((?!uploads/).+)',
    ],
    finds: 'never',
    requests: ({ slug, documentId }) => [
      cms('/'),
      cms('/healthz'),
      cms('/readyz'),
      cms('/admin'),
      cms('/admin/init'),
      cms('/admin/project-type'),
      cms(`/admin/registration-info?registrationToken=${documentId}`),
      cms('/content-manager/preview/script'),
      cms(`/${slug}`),
      cms(`/admin/content-manager/collection-types/${documentId}`),
      cms('/robots.txt'),
      cms('/api'),
      cms('/api/'),
      cms('/_health'),
      cms('/graphql?query={__schema{types{name}}}'),
      cms('/documentation'),
      cms('/openapi.json'),
    ],
  },
];

function cms(path: string, headers?: Record<string, string>): Request {
  return { to: 'cms', path, ...(headers && { headers }) };
}

/** Names of JavaScript itself: what reads queries leaves them out. */
function isDropped(path: string): boolean {
  return /\?(constructor|__proto__)\[/.test(path);
}

/** Questions whose answer, or the number in it, would say whether the item exists. */
function oraclesOf({ documentId, slug, words }: Item): string[] {
  return [
    `filters[documentId]=${documentId}`,
    `filters[documentId][$eq]=${documentId}`,
    `filters[slug][$eq]=${slug}`,
    `filters[title][$contains]=${words[0]}`,
    `filters[$or][0][title][$contains]=${words[0]}`,
    `filters[documents][file][name][$contains]=${words[0]}`,
    `_q=${words[0]}`,
    `search=${words[0]}`,
    `documentId=${documentId}`,
    `slug=${slug}`,
    `title_contains=${words[0]}`,
    `status=draft&filters[slug]=${slug}`,
    `title[$contains]=${words[0]}`,
    `createdBy[firstname][$startsWith]=A&slug=${slug}`,
    `page=1&pageSize=1&${slug}=1`,
    `pagination[start]=0&pagination[limit]=1&sort=title:asc&fields[0]=title`,
  ];
}

/** A route with the names of the item where it takes any, and with none of a person's tokens. */
function signedOut(item: Item, route: string): Request[] {
  const [method = 'GET', pattern = ''] = route.split(' ');
  const uid = `api::${item.kind}.${item.kind}`;
  const ids = pattern.startsWith('/upload')
    ? item.documents.map(({ mediaId }) => String(mediaId))
    : [item.documentId];
  return ids.map((id) => {
    const path = pattern
      .replace('(.*)', item.documents[0]?.storedName ?? 'x')
      .replace(/:(model|uid|contentType)/, uid)
      .replace(':targetField', 'related')
      .replace(/:[a-zA-Z]+/g, id);
    const body = ['POST', 'PUT'].includes(method) ? '{}' : undefined;
    return {
      to: 'cms' as const,
      method,
      path,
      ...(body && { body, headers: { 'content-type': 'application/json', 'content-length': '2' } }),
    };
  });
}
