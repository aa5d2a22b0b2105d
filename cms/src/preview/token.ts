import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a preview link works, in seconds. */
export const previewSeconds = 600;

/** What a preview link opens, for whom, and until when. */
export interface PreviewGrant {
  uid: string;
  documentId: string;
  status: 'draft' | 'published';
  /** The id of the admin user who asked for the link. */
  userId: number;
  /** In seconds since 1970 UTC. */
  expires: number;
}

/** Makes the last part of a preview link. */
export function makePreviewToken(grant: PreviewGrant, secret: string): string {
  const payload = Buffer.from(JSON.stringify(grant)).toString('base64url');
  return `${payload}.${signatureOf(payload, secret)}`;
}

/**
 * Reads a token that `makePreviewToken` made.
 *
 * @param now in milliseconds since 1970 UTC
 * @returns null when it was altered, made with another secret, or has run out
 */
export function readPreviewToken(
  token: string,
  secret: string,
  now: number = Date.now(),
): PreviewGrant | null {
  const [payload = '', signature = ''] = token.split('.');
  const expected = Buffer.from(signatureOf(payload, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const grant = JSON.parse(Buffer.from(payload, 'base64url').toString()) as PreviewGrant;
  const left = grant.expires - now / 1000;
  return left > 0 && left <= previewSeconds ? grant : null;
}

function signatureOf(payload: string, secret: string): string {
  return createHmac('sha256', secret).update(`preview\n${payload}`).digest('base64url');
}
