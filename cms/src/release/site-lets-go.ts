import { setTimeout as pause } from 'node:timers/promises';
import { settings } from '../settings';

const patience = 6_000;
const pauseBetween = 300;

/**
 * Looks at the public site until the page of something that was taken off is gone from it.
 *
 * @param path from the first slash
 * @returns false when the site still shows it after six seconds; null when it could not be asked
 */
export async function siteLetsGo(path: string | null): Promise<boolean | null> {
  if (!path) return null;
  const end = Date.now() + patience;
  for (;;) {
    const status = await statusOf(settings().siteUrl + path);
    if (status === null || status >= 500) return null;
    if (status !== 200) return true;
    if (Date.now() > end) return false;
    await pause(pauseBetween);
  }
}

async function statusOf(address: string): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(3_000);
    const response = await fetch(address, { method: 'HEAD', redirect: 'manual', signal });
    return response.status;
  } catch {
    return null;
  }
}
