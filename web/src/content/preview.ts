import { preview, type Preview } from '@learning-reviews/content-contract';
import { createStrapiClient, type StrapiFault } from 'strapi-content';
import { FewAtOnce } from '../few-at-once.ts';
import { log } from '../log.ts';
import { settings } from '../settings.ts';

/**
 * Why a preview cannot be shown: the link has run out or was never one (`gone`), this site may not
 * read previews (`forbidden`), or the CMS does not answer (`cms-away`).
 */
export type PreviewFault = 'gone' | 'forbidden' | 'cms-away';

export type PreviewResult = { ok: true; preview: Preview } | { ok: false; fault: PreviewFault };

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
 * Reads a draft for the holder of a preview link. It is asked for each time, and kept nowhere.
 * @param token the part of the link after `/preview/`
 */
export async function fetchPreview(token: string): Promise<PreviewResult> {
  if (!settings.siteToken) return { ok: false, fault: 'forbidden' };
  const answer = await few.take(() => client.get(`/api/preview/${encodeURIComponent(token)}`));
  if (answer === 'busy') return { ok: false, fault: 'cms-away' };
  if (!answer.ok) return { ok: false, fault: faultOf(answer.error.fault) };
  const parsed = preview.safeParse(answer.value);
  if (parsed.success) return { ok: true, preview: parsed.data };
  const issue = parsed.error.issues[0];
  const misfit = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  log.error('preview', `The CMS's answer does not fit: ${misfit}`);
  return { ok: false, fault: 'cms-away' };
}

function faultOf(fault: StrapiFault): PreviewFault {
  if (fault === 'not-found') return 'gone';
  return fault === 'refused' ? 'forbidden' : 'cms-away';
}
