import { type Door, listOf, onSite, pageOf } from './door.ts';
import { openDataDoors } from './open-data-doors.ts';
import type { World } from './world.ts';

const pages = 'web/src/pages';

/**
 * Whatever lists things: pages, feeds and files. They take nothing from an item, so while it is not
 * public each must also be, byte for byte, what it was before the item was made.
 */
export function listDoors({ typeSlug, themeSlug, pointerSlug, year }: World): Door[] {
  const list = '/learning-reviews/publications';
  return [
    {
      name: 'the pages that list the newest and the types',
      covers: [`${pages}/index.astro`, `${pages}/learning-reviews/index.astro`],
      finds: 'shows',
      only: 'publication',
      requests: () => onSite('/', '/learning-reviews', `/learning-reviews?year=${year}`),
    },
    {
      name: 'the list of publications, with every filter, order and page',
      covers: [`${pages}/learning-reviews/publications/index.astro`],
      finds: 'shows',
      only: 'publication',
      requests: () =>
        onSite(
          list,
          `${list}?type=${typeSlug}`,
          `${list}?kind=report`,
          `${list}?year=${year}`,
          `${list}?theme=${themeSlug}`,
          `${list}?sort=oldest`,
          `${list}?sort=title`,
          `${list}?type=${typeSlug}&kind=report&year=${year}&theme=${themeSlug}&sort=title`,
          `${list}?page=1`,
          `${list}?status=draft&populate=*`,
        ),
    },
    {
      name: 'the list of publications, asked for the words of the item',
      covers: [`${pages}/learning-reviews/publications/index.astro`],
      finds: 'either',
      requests: ({ words, slug, documentId }) =>
        [...words, slug, documentId].flatMap((word) =>
          onSite(
            `${list}?q=${word}`,
            `${list}?type=${word}`,
            `${list}?theme=${word}`,
            `${list}?kind=${word}&year=${word}&sort=${word}&page=${word}`,
            `/learning-reviews?q=${word}`,
            `/search?q=${word}`,
          ),
        ),
    },
    {
      name: 'pages of the list that begin where it ends, which tell how long it is',
      covers: [`${pages}/learning-reviews/publications/index.astro`],
      finds: 'either',
      requests: () => onSite(`${list}?page=2`, `${list}?page=3`, `${list}?kind=statement`),
    },
    {
      name: 'the page of its type',
      covers: [`${pages}/learning-reviews/types/[slug].astro`],
      finds: 'shows',
      requests: () => onSite(`/learning-reviews/types/${typeSlug}`),
    },
    {
      name: 'the pages of themes',
      covers: [
        `${pages}/learning-reviews/themes/[slug].astro`,
        `${pages}/learning-reviews/themes/[slug]/learning.astro`,
        `${pages}/learning-reviews/themes/index.astro`,
      ],
      finds: 'shows',
      only: 'publication',
      requests: () =>
        onSite(
          `/learning-reviews/themes/${themeSlug}`,
          `/learning-reviews/themes/${themeSlug}/learning`,
        ),
    },
    {
      name: 'the list of themes, with how often each occurs',
      covers: [`${pages}/learning-reviews/themes/index.astro`],
      finds: 'either',
      requests: () => onSite('/learning-reviews/themes'),
    },
    {
      name: 'the list of forms',
      covers: [`${pages}/learning-reviews/forms/index.astro`],
      finds: 'shows',
      only: 'form',
      requests: () => onSite('/learning-reviews/forms', '/learning-reviews/forms?status=draft'),
    },
    {
      name: 'a public publication that points at it',
      covers: [`${pages}/learning-reviews/publications/[slug].astro`],
      finds: 'shows',
      only: 'publication',
      requests: () => onSite(`${list}/${pointerSlug}`),
    },
    {
      name: 'feeds and the list as a table',
      covers: [`${pages}/feed.atom.ts`, `${pages}/feed.json.ts`, `${pages}/publications.csv.ts`],
      finds: 'shows',
      only: 'publication',
      requests: () => onSite('/feed.atom', '/feed.json', '/publications.csv', '/feed.atom?n=999'),
    },
    {
      name: 'the feeds of its type and its theme',
      covers: [
        `${pages}/learning-reviews/types/[slug]/feed.[format].ts`,
        `${pages}/learning-reviews/themes/[slug]/feed.[format].ts`,
      ],
      finds: 'shows',
      only: 'publication',
      requests: () =>
        [`types/${typeSlug}`, `themes/${themeSlug}`].flatMap((subject) =>
          onSite(
            `/learning-reviews/${subject}/feed.atom`,
            `/learning-reviews/${subject}/feed.json`,
          ),
        ),
    },
    ...openDataDoors({ typeSlug, themeSlug }),
    {
      name: 'the sitemap',
      covers: [`${pages}/sitemap.xml.ts`],
      finds: 'shows',
      requests: () => onSite('/sitemap.xml'),
    },
    {
      name: 'a part of a sitemap that is in one file',
      covers: [`${pages}/sitemap/[part].xml.ts`],
      finds: 'never',
      requests: () => onSite('/sitemap/1.xml', '/sitemap/2.xml'),
    },
    {
      name: 'what is left of the site: other pages, pages for errors, files for machines',
      covers: [
        `${pages}/alerts/index.astro`,
        `${pages}/alerts/[step].astro`,
        `${pages}/alerts/confirm/[token].astro`,
        `${pages}/alerts/stop/[token].astro`,
        'alertsAnswerer',
        `${pages}/[slug].astro`,
        `${pages}/open-data/index.astro`,
        `${pages}/api/openapi.json.ts`,
        `${pages}/404.astro`,
        `${pages}/500.astro`,
        `${pages}/robots.txt.ts`,
        `${pages}/manifest.webmanifest.ts`,
        `${pages}/favicon.svg.ts`,
        `${pages}/brand/[colour]-[digest].css.ts`,
        `${pages}/.well-known/security.txt.ts`,
        'internalsAnswerer',
        'healthAnswerer',
        'staticFiles.answer',
      ],
      finds: 'never',
      requests: () =>
        onSite(
          '/404',
          '/500',
          '/privacy',
          '/open-data',
          '/api/openapi.json',
          '/there-is-nothing-here',
          '/robots.txt',
          '/manifest.webmanifest',
          '/favicon.svg',
          '/brand/1d3c5c-000000000000.css',
          '/.well-known/security.txt',
          '/healthz',
          '/alerts',
          '/alerts/asked',
          `/alerts/confirm/${'a'.repeat(43)}`,
          `/alerts/stop/${'a'.repeat(43)}`,
          '/_astro/',
          '/_server-islands/x',
          '/server/published.json',
          '/published.json',
          '/snapshot/published.json',
          '/.data/snapshot/published.json',
          '/%',
          `/${'x'.repeat(5000)}`,
        ),
    },
    {
      name: 'the lists of the CMS',
      covers: ['GET /api/published/:name'],
      finds: 'shows',
      requests: (item) => [
        { to: 'cms', path: `/api/published/${listOf(item)}` },
        { to: 'cms', path: `/api/published/${listOf(item)}?page=1&pageSize=100` },
      ],
    },
    {
      name: 'pages of one item each, which tell how many there are',
      covers: ['GET /api/published/:name'],
      finds: 'either',
      requests: (item) =>
        [1, 2, 3, 4, 5, 6, 7, 8].map((page) => ({
          to: 'cms' as const,
          path: `/api/published/${listOf(item)}?page=${page}&pageSize=1`,
        })),
    },
    {
      name: 'the number that rises with each public change',
      covers: ['GET /api/published/revision'],
      finds: 'either',
      requests: () => [{ to: 'cms', path: '/api/published/revision' }],
    },
    {
      name: 'every other list of the CMS',
      covers: ['GET /api/published/:name'],
      finds: 'either',
      requests: () =>
        ['review-types', 'themes', 'groups', 'pages', 'redirects', 'site-settings']
          .concat('learning-reviews-page')
          .map((name) => ({ to: 'cms', path: `/api/published/${name}` })),
    },
    {
      name: 'its page as a link: structured data and what is shared',
      covers: [`${pages}/learning-reviews/publications/[slug].astro`],
      finds: 'shows',
      only: 'publication',
      tellsOfWithdrawal: true,
      requests: (item) => onSite(pageOf(item)),
      sees: ({ body }) => /"datePublished"|og:title/.test(body),
    },
  ];
}
