import { execFileSync } from 'node:child_process';

/**
 * In megabytes. Many large downloads at once make short-lived objects faster than Node collects
 * them from the larger nursery that it takes by itself; `npm run prove` measures what that costs. With ten
 * thousand publications the site needs a fifth less.
 */
export const nursery = '--max-semi-space-size=4';

/**
 * What Node runs the site with. What nothing uses any more is collected once it has grown by a third,
 * with the bytes of pages counted in, and not only when all has doubled: the site must fit a small
 * machine, and on a busy day it makes nearly nothing that lives long. The second needs Node 24.
 */
export const siteFlags = [
  nursery,
  ...thatNodeKnows(['--heap-growing-percent=30', '--external-memory-accounted-in-global-limit']),
];

/** Those of V8's options that this Node has: with another one it would not start. */
export function thatNodeKnows(flags: readonly string[]): string[] {
  const all = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  return flags.filter((flag) => all.includes(`\n  ${flag.replace(/=.*/, '')} (`));
}
