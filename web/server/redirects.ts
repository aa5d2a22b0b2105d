import type { Redirect } from '@learning-reviews/content-contract';
import type { Visit } from './visit.ts';

/**
 * Finds where an old address leads now: by its path and query exactly, else by its path.
 * An address that leads to itself is none.
 */
export function findRedirect(
  redirects: Redirect[],
  path: string,
  query: string,
): Redirect | undefined {
  const address = path + query;
  const byAddress = indexOf(redirects);
  const found = byAddress.get(address) ?? byAddress.get(path);
  return found && found.to !== address && found.to !== path ? found : undefined;
}

const held = new WeakMap<Redirect[], Map<string, Redirect>>();

/** The first of those that begin at the same address counts. */
function indexOf(redirects: Redirect[]): Map<string, Redirect> {
  let index = held.get(redirects);
  if (!index) {
    index = new Map(redirects.toReversed().map((redirect) => [redirect.from, redirect]));
    held.set(redirects, index);
  }
  return index;
}

/**
 * Where a redirect leads, as a header can say it.
 * @returns undefined for a path that browsers would take for another site, such as `/\\other.example`
 */
export function locationOf({ to }: Redirect): string | undefined {
  const here = 'http://site.invalid';
  if (!URL.canParse(to, here)) return undefined;
  const target = new URL(to, here);
  if (!to.startsWith('/')) return target.href;
  return target.origin === here ? target.href.slice(here.length) : undefined;
}

/** Sends the visitor to another address. Caches ask each time, since editors change redirects. */
export function sendRedirect({ res }: Visit, location: string, isPermanent: boolean): true {
  const cacheControl = String(res.getHeader('cache-control') ?? 'no-cache');
  const headers = { location, 'cache-control': cacheControl, 'content-length': 0 };
  res.writeHead(isPermanent ? 301 : 302, headers).end();
  return true;
}
