const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Never resolves: only tells a relative address from an absolute one. */
const anywhere = 'https://relative.invalid';

export interface LinkAddress {
  href: string;
  isExternal: boolean;
}

/**
 * The address of a link in rich text, if a reader may be led there: http, https, mailto, tel, or a
 * path on this site. Parsed as a browser parses it, so that control characters hide no scheme.
 *
 * @param siteUrl the site's public address; links to it are not external
 * @returns null for any other scheme, for a name and password in the address, and for no address
 */
export function linkAddress(written: string, siteUrl: string): LinkAddress | null {
  const address = written.trim();
  if (address === '' || !URL.canParse(address, anywhere)) return null;
  if (address.startsWith('#')) return { href: address, isExternal: false };
  const parsed = new URL(address, anywhere);
  if (!allowedSchemes.has(parsed.protocol) || parsed.username || parsed.password) return null;
  const ownPath = `${parsed.pathname}${parsed.search}${parsed.hash}`;
  if (parsed.origin === anywhere) return { href: ownPath, isExternal: false };
  if (parsed.origin === new URL(siteUrl).origin) return { href: ownPath, isExternal: false };
  return { href: parsed.href, isExternal: parsed.protocol.startsWith('http') };
}
