import type { IncomingHttpHeaders } from 'node:http';

/** What proxies add to what they pass on. */
const addedByProxies = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

const loopbackAddress = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const loopbackHost = /^(localhost|\[::1\]|127(\.\d{1,3}){3})(:\d+)?$/i;

/**
 * Whether somebody on the same machine asks the CMS at its own port, and not a proxy there for
 * somebody elsewhere: one that adds nothing still passes on a name by which the world knows it.
 *
 * @param address where the connection comes from
 */
export function isFromThisMachine(
  address: string | undefined,
  headers: IncomingHttpHeaders,
): boolean {
  return (
    loopbackAddress.test(address ?? '') &&
    loopbackHost.test(headers.host ?? '') &&
    !addedByProxies.some((name) => name in headers)
  );
}
