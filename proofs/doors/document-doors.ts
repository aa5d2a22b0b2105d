import { createHash } from 'node:crypto';
import type { Request } from './ask.ts';
import { byStatus, type Door, documentAddresses } from './door.ts';
import type { Item } from './item.ts';
import { methodsOf, misleadingOf, queriesOf, spellingsOf } from './spellings.ts';

const covers = [
  'documentsAnswerer',
  'web/src/pages/documents/[id].astro',
  'GET /api/published/documents/:id',
];

/** Both ways to the bytes of each document: through the site, and past it. */
function bytesOf(item: Item): { to: Request['to']; path: string; tag: string }[] {
  return item.documents.flatMap(({ publicId, fileName, sha256 }) => [
    { to: 'site', path: `/documents/${publicId}/${fileName}`, tag: `"${sha256}"` },
    { to: 'cms', path: `/api/published/documents/${publicId}`, tag: `"${sha256}"` },
  ]);
}

const withHeaders = (headers: (tag: string) => Record<string, string>) => (item: Item) =>
  bytesOf(item).map(({ to, path, tag }) => ({ to, path, headers: headers(tag) }));

/** The bytes of an item's documents. */
export const documentDoors: Door[] = [
  {
    name: 'its documents',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: (item) => bytesOf(item).map(({ to, path }) => ({ to, path })),
    sees: ({ body }, { documents }) => documents.some(({ sha256 }) => sha256 === digestOf(body)),
  },
  {
    name: 'its documents, the head only',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: (item) => bytesOf(item).map(({ to, path }) => ({ to, path, method: 'HEAD' })),
    sees: byStatus(200),
  },
  {
    name: 'a part of its documents',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: (item) => [
      ...withHeaders(() => ({ range: 'bytes=0-0' }))(item),
      ...withHeaders(() => ({ range: 'bytes=-10' }))(item),
      ...withHeaders((tag) => ({ range: 'bytes=1-9', 'if-range': tag }))(item),
    ],
    sees: byStatus(206),
  },
  {
    name: 'a part that its documents do not have, which tells their size',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: withHeaders(() => ({ range: 'bytes=999999999-' })),
    sees: ({ status, headers }) => status === 416 || 'content-range' in headers,
  },
  {
    name: 'its documents, for who has a copy of them',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: withHeaders((tag) => ({ 'if-none-match': tag })),
    sees: byStatus(304),
  },
  {
    name: 'its documents, if they exist at all or have changed lately',
    covers,
    finds: 'either',
    tellsOfWithdrawal: true,
    requests: (item) => [
      ...withHeaders(() => ({ 'if-none-match': '*' }))(item),
      ...withHeaders((tag) => ({ 'if-match': tag }))(item),
      ...withHeaders(() => ({ 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' }))(item),
      ...withHeaders(() => ({ range: 'bytes=0-1,3-4' }))(item),
      ...withHeaders((tag) => ({ range: 'bytes=0-9', 'if-range': tag.replace('"', 'W/"') }))(item),
    ],
    sees: byStatus(200, 206, 304, 412),
  },
  {
    name: 'its documents by the id only, or under another name',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: ({ documents }) =>
      documents.flatMap(({ publicId }) => [
        { to: 'site', path: `/documents/${publicId}` },
        { to: 'site', path: `/documents/${publicId}/` },
        { to: 'site', path: `/documents/${publicId}/an-earlier-name.pdf` },
      ]),
    sees: byStatus(301, 302),
  },
  {
    name: 'its documents, spelt otherwise',
    covers,
    finds: 'either',
    requests: (item) =>
      bytesOf(item)
        .flatMap(({ to, path }) => spellingsOf(to, path))
        .filter(({ path }) => !/\?|\/$/.test(path)),
  },
  {
    name: 'its documents, with words in the query',
    covers,
    finds: 'either',
    tellsOfWithdrawal: true,
    requests: (item) => bytesOf(item).flatMap(({ to, path }) => queriesOf(to, path)),
  },
  {
    name: 'its documents, by other methods',
    covers,
    finds: 'never',
    requests: (item) => bytesOf(item).flatMap(({ to, path }) => methodsOf(to, path)),
  },
  {
    name: 'its documents, by headers that name another address',
    covers,
    finds: 'either',
    requests: (item) => bytesOf(item).flatMap(({ to, path }) => misleadingOf(to, path)),
  },
  {
    name: 'its documents by every other name that they have',
    covers: [...covers, 'GET /uploads/(.*)', 'GET /media/:name', 'GET /((?!uploads/).+)'],
    finds: 'never',
    requests: (item) => otherNamesOf(item).flatMap(placesOf),
  },
  {
    name: 'its documents by numbers in sequence',
    covers: [...covers, 'GET /uploads/(.*)', 'GET /media/:name'],
    finds: 'never',
    requests: ({ documents }) =>
      documents.flatMap(({ mediaId }) =>
        [mediaId - 1, mediaId, mediaId + 1].map(String).flatMap(placesOf),
      ),
  },
  {
    name: 'its documents next to the true address',
    covers,
    finds: 'never',
    requests: (item) =>
      documentAddresses(item).flatMap((address) => [
        { to: 'cms' as const, path: address },
        { to: 'site' as const, path: `/api/published${address}` },
        { to: 'site' as const, path: address.replace('/documents/', '/document/') },
        { to: 'site' as const, path: address.replace('/documents/', '/uploads/') },
      ]),
  },
];

function digestOf(body: string): string {
  return createHash('sha256').update(Buffer.from(body, 'latin1')).digest('hex');
}

function otherNamesOf({ documentId, slug, documents }: Item): string[] {
  return [
    documentId,
    slug,
    ...documents.flatMap(({ publicId, storedName, sha256, fileName, uploadName, thumbnail }) => [
      storedName,
      storedName.replace(/\.[a-z]+$/, ''),
      sha256,
      `${sha256}.pdf`,
      fileName,
      uploadName,
      uploadName.replace('.', '_'),
      ...['thumbnail_', 'small_', 'medium_', 'large_'].map((size) => size + storedName),
      ...(thumbnail ? [thumbnail] : []),
      `..%2f${publicId}`,
    ]),
  ];
}

/** Where files and documents have lain, in this product and in Strapi as it comes. */
function placesOf(name: string): Request[] {
  return [
    { to: 'site', path: `/documents/${name}` },
    { to: 'site', path: `/documents/${name}/${name}` },
    { to: 'site', path: `/uploads/${name}` },
    { to: 'site', path: `/media/${name}` },
    { to: 'cms', path: `/api/published/documents/${name}` },
    { to: 'cms', path: `/uploads/${name}` },
    { to: 'cms', path: `/Uploads/${name}` },
    { to: 'cms', path: `/%75ploads/${name}` },
    { to: 'cms', path: `/uploads/../uploads/${name}` },
    { to: 'cms', path: `/documents/${name}` },
    { to: 'cms', path: `/${name}` },
    { to: 'cms', path: `/media/${name}` },
    { to: 'cms', path: `/media/${name}?e=9999999999&s=x` },
    { to: 'cms', path: `/media/${name}?e=9999999999&s=` },
    { to: 'cms', path: `/media/${name}?e[]=9999999999&s[]=x` },
    { to: 'cms', path: `/api/upload/files/${name}` },
    { to: 'cms', path: `/upload/files/${name}` },
    { to: 'cms', path: `/admin/uploads/${name}` },
  ];
}
