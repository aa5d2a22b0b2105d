import { makePreviewToken, previewSeconds } from '../../cms/src/preview/token.ts';
import type { Secrets } from '../../scripts/run/secrets.ts';
import type { Door } from './door.ts';
import type { Item } from './item.ts';

/** Links to drafts that are forged, or have run out, or are used by somebody other than the site. */
export function previewDoors(secrets: Secrets): Door[] {
  return [
    {
      name: 'a preview of it by a link that is forged or has run out',
      covers: [
        'web/src/pages/preview/[token].astro',
        'previewDocumentsAnswerer',
        'GET /api/preview/:token',
        'GET /api/preview/:token/documents/:id',
      ],
      finds: 'never',
      requests: (item) => badTokens(item, secrets).flatMap((token) => placesOf(item, token)),
    },
    {
      name: 'a preview of it from the CMS, without the token of the site',
      covers: ['GET /api/preview/:token', 'GET /api/preview/:token/documents/:id'],
      finds: 'never',
      requests: (item) =>
        placesOf(item, goodToken(item, secrets.PREVIEW_SECRET)).filter(({ to }) => to === 'cms'),
    },
  ];
}

function grantOf({ kind, documentId }: Item, secondsLeft: number) {
  const expires = Math.floor(Date.now() / 1000) + secondsLeft;
  return { uid: `api::${kind}.${kind}`, documentId, status: 'draft', userId: 1, expires } as const;
}

function goodToken(item: Item, secret: string): string {
  return makePreviewToken(grantOf(item, 300), secret);
}

function badTokens(item: Item, { PREVIEW_SECRET, FILES_SECRET }: Secrets): string[] {
  const [payload = '', signature = ''] = goodToken(item, PREVIEW_SECRET).split('.');
  return [
    goodToken(item, 'a secret of somebody else'),
    goodToken(item, FILES_SECRET),
    makePreviewToken(grantOf(item, -1), PREVIEW_SECRET),
    makePreviewToken(grantOf(item, previewSeconds + 3600), PREVIEW_SECRET),
    payload,
    `${payload}.`,
    `${payload}.${signature.slice(0, -1)}`,
    `${payload}.${signature.toLowerCase()}`,
    `${Buffer.from(JSON.stringify(grantOf(item, 400))).toString('base64url')}.${signature}`,
  ];
}

function placesOf(item: Item, token: string) {
  const folders = ['preview', 'share'];
  return [
    ...folders.map((folder) => ({ to: 'site' as const, path: `/${folder}/${token}` })),
    { to: 'cms' as const, path: `/api/preview/${token}` },
    ...item.documents.flatMap(({ publicId, fileName }) => [
      ...folders.map((folder) => ({
        to: 'site' as const,
        path: `/${folder}/${token}/documents/${publicId}/${fileName}`,
      })),
      { to: 'cms' as const, path: `/api/preview/${token}/documents/${publicId}` },
    ]),
  ];
}
