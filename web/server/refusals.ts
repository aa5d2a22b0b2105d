import type { IncomingMessage } from 'node:http';
import { isAlertsOrder } from './alerts.ts';
import type { PlainPage } from './plain-page.ts';
import type { Visit } from './visit.ts';

/** Longest address that is answered, in bytes. The longest of our own is far shorter. */
const longestAddress = 4_096;

/** A request that is refused without looking at what it asks for; undefined for all others. */
export function refusalOf(visit: Visit, siteUrl: string): PlainPage | undefined {
  const { req, path } = visit;
  if ((req.url?.length ?? 0) > longestAddress) {
    return {
      status: 414,
      title: 'This address is too long',
      advice: 'Go back and choose fewer filters, or start again from the home page.',
    };
  }
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  if (!isRead && !isAlertsOrder(visit)) {
    return {
      status: 405,
      title: 'This site can only be read',
      advice: 'Nothing can be sent to it.',
      headers: { allow: 'GET, HEAD' },
    };
  }
  if (isRead && hasBody(req)) {
    return {
      status: 413,
      title: 'Nothing can be sent to this address',
      advice: 'Ask for it without sending anything.',
    };
  }
  if (!path) {
    return {
      status: 400,
      title: 'This address cannot be read',
      advice: 'Check the address, or start again from the home page.',
    };
  }
  if (!isOwnHost(req.headers.host, siteUrl)) {
    return {
      status: 421,
      title: 'This is not the address of this site',
      advice: 'Ask whoever runs it to set SITE_URL to the address that visitors use.',
    };
  }
  return undefined;
}

/** True where a request says that more comes after its head. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Only what is of this site is remembered, as it was spelt; ports of visitors' own making end it. */
const mostRemembered = 50;
const ownHosts = new Map<string, string>();

/** True for the host of SITE_URL, and for this machine itself. Ports do not matter. */
export function isOwnHost(host: string | undefined, siteUrl: string): boolean {
  if (!host) return false;
  if (ownHosts.get(host) === siteUrl) return true;
  if (!readOwnHost(host, siteUrl)) return false;
  if (ownHosts.size < mostRemembered) ownHosts.set(host, siteUrl);
  return true;
}

function readOwnHost(host: string, siteUrl: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname, pathname, username } = new URL(`http://${host}`);
  if (pathname !== '/' || username) return false;
  return [new URL(siteUrl).hostname, 'localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
