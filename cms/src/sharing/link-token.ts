import { createHash, randomBytes } from 'node:crypto';

/** The secret part of a share link: 256 bits, and all that its holder needs. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token; the token cannot be had from it. Null for what is none. */
export function hashOfToken(token: string): string | null {
  return /^[\w-]{43}$/.test(token) ? createHash('sha256').update(token).digest('hex') : null;
}
