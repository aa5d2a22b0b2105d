import { byStatus, type Door, listOf, onSite } from './door.ts';
import type { World } from './world.ts';

const pages = 'web/src/pages';

/** The files and the read API of open data. What went is in none of them; no notice stands here. */
export function openDataDoors({
  typeSlug,
  themeSlug,
}: Pick<World, 'typeSlug' | 'themeSlug'>): Door[] {
  return [
    {
      name: 'open data: the files that hold everything',
      covers: [`${pages}/open-data/everything.json.ts`, `${pages}/open-data/[table].csv.ts`],
      finds: 'shows',
      requests: () => onSite('/open-data/everything.json', '/open-data/documents.csv'),
    },
    {
      name: 'open data: the table of its kind',
      covers: [`${pages}/open-data/[table].csv.ts`],
      finds: 'shows',
      only: 'form',
      requests: () => onSite('/open-data/forms.csv'),
    },
    {
      name: 'open data: tables that list neither publications nor forms',
      covers: [`${pages}/open-data/[table].csv.ts`],
      finds: 'either',
      requests: () =>
        onSite('/open-data/themes.csv', '/open-data/groups.csv', '/open-data/review-types.csv'),
    },
    {
      name: 'the read API: its list',
      covers: [`${pages}/api/publications/index.ts`, `${pages}/api/forms/index.ts`],
      finds: 'shows',
      requests: (item) =>
        onSite(`/api/${listOf(item)}?limit=100`, `/api/${listOf(item)}?type=${typeSlug}&limit=100`),
    },
    {
      name: 'the read API: its list by the filters of publications',
      covers: [`${pages}/api/publications/index.ts`],
      finds: 'shows',
      only: 'publication',
      requests: () =>
        ['kind=report', `theme=${themeSlug}`, 'changedSince=2000-01-01'].flatMap((filter) =>
          onSite(`/api/publications?${filter}&limit=100`),
        ),
    },
    {
      name: 'the read API: lists asked for what they do not tell, or from the middle on',
      covers: [`${pages}/api/publications/index.ts`, `${pages}/api/forms/index.ts`],
      finds: 'either',
      requests: (item) => {
        const list = `/api/${listOf(item)}`;
        return onSite(
          list,
          `${list}?limit=1`,
          `${list}?status=draft`,
          // Behind all that there is, whatever the id: a list from the middle on depends on what is asked.
          `${list}?after=~${item.documentId}`,
          `${list}?type=${item.slug}`,
          `${list}?id=${item.documentId}`,
        );
      },
    },
    {
      name: 'the read API: the item',
      covers: [`${pages}/api/publications/[id].ts`, `${pages}/api/forms/[id].ts`],
      finds: 'shows',
      requests: (item) => onSite(`/api/${listOf(item)}/${item.documentId}`),
    },
    {
      name: 'the read API: the item, the head only',
      covers: [`${pages}/api/publications/[id].ts`, `${pages}/api/forms/[id].ts`],
      finds: 'shows',
      requests: (item) => [
        { to: 'site', path: `/api/${listOf(item)}/${item.documentId}`, method: 'HEAD' },
      ],
      sees: byStatus(200),
    },
    {
      name: 'the read API: the item in the wrong place',
      covers: [
        `${pages}/api/review-types/[id].ts`,
        `${pages}/api/themes/[id].ts`,
        `${pages}/api/groups/[id].ts`,
      ],
      finds: 'never',
      requests: ({ kind, slug, documentId }) => {
        const wrong = ['review-types', 'themes', 'groups', 'pages', 'published'].concat(
          kind === 'form' ? 'publications' : 'forms',
        );
        return [
          ...wrong.flatMap((name) => onSite(`/api/${name}/${documentId}`)),
          ...onSite(`/api/${kind}s/${slug}`, `/api/${kind}s/${slug}.json`),
        ];
      },
    },
    {
      name: 'the read API: lists of what it belongs to',
      covers: [
        `${pages}/api/review-types/index.ts`,
        `${pages}/api/themes/index.ts`,
        `${pages}/api/groups/index.ts`,
      ],
      finds: 'either',
      requests: () => onSite('/api/review-types', '/api/themes', '/api/groups'),
    },
  ];
}
