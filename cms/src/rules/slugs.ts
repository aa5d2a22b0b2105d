import { reservedSlugs, slug as slugSchema } from '@learning-reviews/content-contract';
import { filledText, type Fault } from './fault';

const reserved: readonly string[] = reservedSlugs;

/**
 * Checks the last part of an address.
 *
 * @param isTaken whether another entry of this type has it
 */
export function slugFaults(value: unknown, isTaken: boolean): Fault[] {
  const slug = filledText(value);
  if (slug === null) return [];
  const message = slugMessage(slug, isTaken);
  return message ? [{ path: ['slug'], message }] : [];
}

function slugMessage(slug: string, isTaken: boolean): string | null {
  if (!slugSchema.safeParse(slug).success) {
    return `The address “${slug}” cannot be used. Use small letters a to z, digits and single hyphens, such as “family-k”.`;
  }
  if (reserved.includes(slug)) {
    return `The address “${slug}” belongs to the site itself. Choose another, such as “${slug}-page”.`;
  }
  if (isTaken) {
    return `Another entry already has the address “${slug}”. Choose another, such as “${slug}-2”.`;
  }
  return null;
}
