import { createHmac, timingSafeEqual } from 'node:crypto';

/** The part of the address under which the host serves signed links. */
export const mediaPath = '/media/';

/**
 * Makes an address that opens one stored file for a short time.
 *
 * @param name the stored name, as `storedName` gives it
 * @param now and the life of the link, both in milliseconds and seconds since 1970 UTC
 */
export function signedLink(
  name: string,
  secret: string,
  linkSeconds: number,
  now: number = Date.now(),
): string {
  const expires = Math.floor(now / 1000) + linkSeconds;
  const query = new URLSearchParams({
    e: String(expires),
    s: signatureOf(name, expires, secret),
  });
  return `${mediaPath}${encodeURIComponent(name)}?${query}`;
}

/** Tells whether a link was made with this secret for this file and has not run out. */
export function isLinkValid(
  name: string,
  query: { e?: unknown; s?: unknown },
  secret: string,
  now: number = Date.now(),
): boolean {
  const { e, s } = query;
  if (typeof e !== 'string' || typeof s !== 'string' || !/^\d{1,12}$/.test(e)) return false;
  const expires = Number(e);
  if (expires * 1000 < now) return false;
  const expected = Buffer.from(signatureOf(name, expires, secret));
  const given = Buffer.from(s);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signatureOf(name: string, expires: number, secret: string): string {
  return createHmac('sha256', secret).update(`media\n${name}\n${expires}`).digest('base64url');
}
