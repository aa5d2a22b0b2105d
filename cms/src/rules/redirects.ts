import { redirect as redirectContract } from '@learning-reviews/content-contract';
import { filledText, type Fault, type Fields } from './fault';

interface OtherRedirect {
  from: string;
  to: string;
}

export interface RedirectSurroundings {
  /** Every other redirect. */
  others: readonly OtherRedirect[];
  /** Paths that the site answers now. */
  liveAddresses: ReadonlySet<string>;
  /** The origin of this site, so that a whole address of it counts as its path. */
  siteUrl: string;
}

const anySite = 'https://site.invalid';

/** Checks an old address and where it leads. */
export function redirectFaults(redirect: Fields, surroundings: RedirectSurroundings): Fault[] {
  const from = filledText(redirect.from);
  const to = filledText(redirect.to);
  const fromMessage = from === null ? null : oldAddressMessage(from, surroundings);
  if (fromMessage) return [{ path: ['from'], message: fromMessage }];
  const toMessage = to === null ? null : newAddressMessage(from, to, surroundings);
  return toMessage ? [{ path: ['to'], message: toMessage }] : [];
}

function oldAddressMessage(from: string, { others, liveAddresses }: RedirectSurroundings) {
  if (!/^\/(?!\/)[^\s#]*$/.test(from)) {
    return `“${from}” is not an old address of this site. Begin it with a slash, such as /documents_info.php?categoryID=6.`;
  }
  if (liveAddresses.has(from.replace(/(?<=.)\/$/, ''))) {
    return `“${from}” is a page of this site now, and a redirect would hide it. Choose an address that has no page.`;
  }
  if (others.some((other) => other.from === from)) {
    return `“${from}” already has a redirect. Change that one instead.`;
  }
  return null;
}

function newAddressMessage(from: string | null, to: string, surroundings: RedirectSurroundings) {
  if (!isTarget(to)) {
    const written = writtenInAscii(to);
    return written
      ? `“${to}” has letters that an address cannot carry. Write it as ${written}`
      : `“${to}” is not an address. Begin it with a slash for a page of this site, or with https:// for another.`;
  }
  if (from !== null && leadsBack(from, to, surroundings)) {
    return `“${to}” leads back to “${from}”, so readers would go round in circles. Choose another address.`;
  }
  return null;
}

/** Also reads it as a browser does, which must not take a path to another site. */
function isTarget(to: string): boolean {
  if (!redirectContract.shape.to.safeParse(to).success) return false;
  return !to.startsWith('/') || new URL(to, anySite).origin === anySite;
}

/** @returns the address as browsers send it, when that is all that it needs */
function writtenInAscii(to: string): string | null {
  const isForeign = /[^\p{ASCII}]/u.test(to) && !/[\s\p{Cc}\\]/u.test(to);
  if (!isForeign || !URL.canParse(to, anySite)) return null;
  const { href } = new URL(to, anySite);
  const written = to.startsWith('/') ? href.replace(anySite, '') : href;
  return isTarget(written) ? written : null;
}

function leadsBack(from: string, to: string, { others, siteUrl }: RedirectSurroundings): boolean {
  const next = new Map(others.map((other) => [other.from, pathOf(other.to, siteUrl)]));
  const seen = new Set<string>();
  let address: string | undefined = pathOf(to, siteUrl);
  while (address !== undefined && !seen.has(address)) {
    if (address === from) return true;
    seen.add(address);
    address = next.get(address);
  }
  return false;
}

function pathOf(address: string, siteUrl: string): string {
  return address.startsWith(`${siteUrl}/`) ? address.slice(siteUrl.length) : address;
}
