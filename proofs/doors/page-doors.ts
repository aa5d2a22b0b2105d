import { byStatus, type Door, pageOf } from './door.ts';
import { methodsOf, misleadingOf, queriesOf, spellingsOf } from './spellings.ts';

const pages = 'web/src/pages/learning-reviews';
const covers = [`${pages}/publications/[slug].astro`, `${pages}/forms/[slug].astro`];

/** The page of an item. */
export const pageDoors: Door[] = [
  {
    name: 'its page',
    covers: [...covers, 'pagesAnswerer', 'quickAnswerer'],
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: (item) => [
      { to: 'site', path: pageOf(item) },
      { to: 'site', path: pageOf(item), headers: { 'accept-encoding': 'br, gzip' } },
      { to: 'site', path: pageOf(item), headers: { 'if-none-match': '"another"' } },
      { to: 'site', path: `${pageOf(item)}?a=b` },
      { to: 'site', path: pageOf(item), headers: { accept: 'application/json' } },
      { to: 'site', path: pageOf(item), headers: { cookie: 'a=b', authorization: 'Bearer x' } },
    ],
  },
  {
    name: 'its page, the head only',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: (item) => [{ to: 'site', path: pageOf(item), method: 'HEAD' }],
    sees: byStatus(200),
  },
  {
    name: 'its page, for who has a copy of it',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: (item) => [
      {
        to: 'site',
        path: pageOf(item),
        headers: { 'if-none-match': item.knownTags[pageOf(item)] ?? '"none"' },
      },
    ],
    sees: byStatus(304),
  },
  {
    name: 'its page, if it exists at all or has changed lately',
    covers,
    finds: 'either',
    tellsOfWithdrawal: true,
    requests: (item) => [
      { to: 'site', path: pageOf(item), headers: { 'if-none-match': '*' } },
      { to: 'site', path: pageOf(item), headers: { 'if-match': '*' } },
      { to: 'site', path: pageOf(item), headers: { 'if-modified-since': longAgo } },
      { to: 'site', path: pageOf(item), headers: { range: 'bytes=0-99' } },
    ],
    sees: byStatus(200, 206, 304, 412),
  },
  {
    name: 'its page, spelt otherwise',
    covers,
    finds: 'either',
    requests: (item) => spellingsOf('site', pageOf(item)).filter(({ path }) => !/\?/.test(path)),
  },
  {
    name: 'its page, with words in the query',
    covers,
    finds: 'shows',
    tellsOfWithdrawal: true,
    requests: (item) => queriesOf('site', pageOf(item)),
  },
  {
    name: 'its page, by other methods',
    covers,
    finds: 'never',
    requests: (item) => methodsOf('site', pageOf(item)),
  },
  {
    name: 'its page, by headers that name another address',
    covers,
    finds: 'either',
    requests: (item) => misleadingOf('site', pageOf(item)),
  },
  {
    name: 'its page in the wrong place',
    covers: [
      'web/src/pages/[slug].astro',
      `${pages}/types/[slug].astro`,
      `${pages}/themes/[slug].astro`,
    ],
    finds: 'never',
    requests: ({ kind, slug, documentId }) => [
      { to: 'site', path: `/${slug}` },
      { to: 'site', path: `/learning-reviews/${slug}` },
      { to: 'site', path: `/learning-reviews/types/${slug}` },
      { to: 'site', path: `/learning-reviews/themes/${slug}` },
      {
        to: 'site',
        path: `/learning-reviews/${kind === 'form' ? 'publications' : 'forms'}/${slug}`,
      },
      { to: 'site', path: `/learning-reviews/publications/${documentId}` },
      { to: 'site', path: `/learning-reviews/forms/${documentId}` },
      { to: 'site', path: `/404/${slug}` },
      { to: 'site', path: `/500/${slug}` },
      { to: 'site', path: `/_server-islands/${slug}` },
      { to: 'site', path: `/_image?href=/learning-reviews/publications/${slug}` },
      { to: 'site', path: `/_astro/${slug}.js` },
      { to: 'site', path: `/brand/${slug}.css` },
      { to: 'site', path: `/brand/1d3c5c-${slug}.css` },
    ],
  },
  {
    name: 'a preview or a share of it without a link that is good',
    covers: ['web/src/pages/preview/[token].astro', 'previewDocumentsAnswerer'],
    finds: 'never',
    requests: ({ slug, documentId, documents }) =>
      [slug, documentId, `${documentId}.x`, 'x'].flatMap((token) => [
        { to: 'site' as const, path: `/preview/${token}` },
        { to: 'site' as const, path: `/share/${token}` },
        ...documents.map(({ publicId, fileName }) => ({
          to: 'site' as const,
          path: `/preview/${token}/documents/${publicId}/${fileName}`,
        })),
        ...documents.map(({ publicId, fileName }) => ({
          to: 'site' as const,
          path: `/share/${token}/documents/${publicId}/${fileName}`,
        })),
      ]),
  },
];

const longAgo = 'Sat, 01 Jan 2000 00:00:00 GMT';
