import { isIP } from 'node:net';
import type { Context } from 'koa';

/** The machine itself: its proxy, not a visitor. */
const loopback = /^(127\.|::1$|::ffff:127\.)/;

/**
 * The network addresses of whoever sent a request: that of the connection, and those that a proxy
 * wrote. What is no address is left out, or a visitor could have any word cut out of the log.
 */
export function addressesOfAsker(ctx: Pick<Context, 'ip' | 'get'>): string[] {
  const written = ['X-Forwarded-For', 'X-Real-IP'].flatMap((name) => ctx.get(name).split(','));
  return [ctx.ip, ...written]
    .map((address) => address.trim())
    .filter((address) => isIP(address) > 0 && !loopback.test(address));
}
