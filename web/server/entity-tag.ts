import { createHash } from 'node:crypto';
import type { Coding } from './content-coding.ts';

/** A strong entity tag: equal only for equal bytes, so each coding has its own. */
export function entityTag(body: Buffer): (coding: Coding) => string {
  const digest = createHash('sha256').update(body).digest('base64url');
  return (coding) => entityTagOf(digest, coding);
}

/** The same where the SHA-256 of the body is known already, in base64url. */
export function entityTagOf(digest: string, coding: Coding): string {
  const short = digest.slice(0, 27);
  return coding === 'identity' ? `"${short}"` : `"${short}-${coding}"`;
}

/** True where `If-None-Match` names the tag (RFC 9110, section 13.1.2: compared weakly). */
export function isKnownToVisitor(ifNoneMatch: string | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch === tag) return true;
  const known = ifNoneMatch.split(',').map((part) => part.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}
