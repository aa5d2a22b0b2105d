import type { SiteSettings } from '@learning-reviews/content-contract';

/**
 * `/.well-known/security.txt` (RFC 9116): where to report a weakness.
 *
 * @param now the current time; the file expires at the end of the fifth month after it (UTC), well
 *   within the year that the RFC allows, and stays the same for a month so that it can be cached
 * @returns the text, or null when the settings name no contact that the RFC allows: an e-mail
 *   address or an https address
 */
export function securityTxt(
  settings: Pick<SiteSettings, 'securityContact' | 'language'>,
  siteUrl: string,
  now: Date,
): string | null {
  const contact = contactAddress(settings.securityContact);
  if (!contact) return null;
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, 1));
  const languages = new Set([settings.language, 'en']);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    `Preferred-Languages: ${[...languages].join(', ')}`,
    `Canonical: ${new URL('/.well-known/security.txt', siteUrl).href}`,
    '',
  ].join('\n');
}

function contactAddress(contact: string | null): string | null {
  if (!contact) return null;
  if (URL.canParse(contact)) return contact.startsWith('https://') ? contact : null;
  return `mailto:${contact}`;
}
