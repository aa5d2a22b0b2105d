import { createHash } from 'node:crypto';
import type { Door } from './door.ts';
import type { Item } from './item.ts';

/** Links for outsiders that nobody made, guessed from all that a stranger could know. */
export const shareDoors: Door[] = [
  {
    name: 'a share of it by a link that nobody made',
    covers: [
      'web/src/pages/share/[token]/index.astro',
      'web/src/pages/share/[token]/read.astro',
      'sharesAnswerer',
    ],
    finds: 'never',
    requests: (item) =>
      guesses(item).flatMap((token) => [
        ...['', '/read', '/', '/documents'].map((end) => ({
          to: 'site' as const,
          path: `/share/${token}${end}`,
        })),
        ...item.documents.map(({ publicId, fileName }) => ({
          to: 'site' as const,
          path: `/share/${token}/documents/${publicId}/${fileName}`,
        })),
      ]),
  },
  {
    name: 'a share of it from the CMS, without the token of the site',
    covers: [
      'GET /api/share/:token',
      'GET /api/share/:token/read',
      'GET /api/share/:token/documents/:id',
    ],
    finds: 'never',
    requests: (item) =>
      guesses(item).flatMap((token) => [
        { to: 'cms' as const, path: `/api/share/${token}` },
        { to: 'cms' as const, path: `/api/share/${token}/read` },
        ...item.documents.map(({ publicId }) => ({
          to: 'cms' as const,
          path: `/api/share/${token}/documents/${publicId}`,
        })),
      ]),
  },
];

/** As long as a token is, of the letters that it is made of. */
function guesses({ documentId, slug }: Item): string[] {
  const digest = createHash('sha256').update(documentId);
  return [
    digest.digest('base64url'),
    documentId.padEnd(43, '0'),
    slug.padEnd(43, '-').slice(0, 43),
    'A'.repeat(43),
    '-'.repeat(43),
  ];
}
