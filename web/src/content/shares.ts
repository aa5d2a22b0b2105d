import {
  openedShare,
  share,
  type OpenedShare,
  type Share,
} from '@learning-reviews/content-contract';
import { createStrapiClient } from 'strapi-content';
import { FewAtOnce } from '../few-at-once.ts';
import { log } from '../log.ts';
import { settings } from '../settings.ts';

/**
 * Nothing is there for this link, whatever the reason (`unknown`), or the CMS cannot be asked for
 * the moment (`cms-away`).
 */
export type ShareFault = 'unknown' | 'cms-away';

export type ShareResult<T> = { ok: true; value: T } | { ok: false; fault: ShareFault };

/** A person waits for it, so it is tried once more and not longer. */
const client = createStrapiClient({
  baseUrl: settings.cmsInternalUrl,
  token: settings.siteToken,
  timeoutMs: 5_000,
  retries: 1,
});

/** Anybody can make up links. */
const few = new FewAtOnce(4, 20);

/**
 * What the holder of a share link is told before anything is opened.
 * @param token the part of the link after `/share/`
 */
export function fetchShare(token: string): Promise<ShareResult<Share>> {
  return fetchFor(token, '', share);
}

/** Opens a share link, which the CMS records. It is asked for each time, and kept nowhere. */
export function openShare(token: string): Promise<ShareResult<OpenedShare>> {
  return fetchFor(token, '/read', openedShare);
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

async function fetchFor<T>(token: string, end: string, schema: Schema<T>): Promise<ShareResult<T>> {
  if (!settings.siteToken || !/^[\w-]{43}$/.test(token)) return { ok: false, fault: 'unknown' };
  const answer = await few.take(() => client.get(`/api/share/${token}${end}`));
  if (answer === 'busy') return { ok: false, fault: 'cms-away' };
  if (!answer.ok) {
    return { ok: false, fault: answer.error.fault === 'not-found' ? 'unknown' : 'cms-away' };
  }
  const parsed = schema.safeParse(answer.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  log.error(
    'share',
    'The CMS’s answer for a share link does not fit. Both must be of one version.',
  );
  return { ok: false, fault: 'cms-away' };
}
