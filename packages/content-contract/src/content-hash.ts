import { createHash } from 'node:crypto';

/**
 * A fingerprint of all that the public reads of an entry. The site writes it into the entry's page,
 * so that the CMS can see from outside that exactly what was approved is public.
 *
 * @param entry a publication or form as the contract has read it
 * @returns SHA-256 of its JSON with the names of fields in order, in hexadecimal
 */
export function contentSha256(entry: object): string {
  return createHash('sha256').update(inOrder(entry)).digest('hex');
}

/** Equal values give equal texts, in whatever order their fields came. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
