import { documentText, type PublishedDocument } from '@learning-reviews/content-contract';
import type { StrapiClient } from 'strapi-content';
import type { TextPage } from './index/item-record.ts';

/** Gives the text of a public document; undefined where there is none for now, `away` of all. */
export type TextSource = (
  document: Pick<PublishedDocument, 'id' | 'sha256'>,
  signal: AbortSignal,
) => Promise<readonly TextPage[] | 'away' | undefined>;

/** Milliseconds; the text of a long report is some hundred kilobytes. */
const timeoutMs = 30_000;

const awayFaults: readonly string[] = ['unreachable', 'timed-out'];

/** Asks the CMS, which decides each time whether the text may be given. */
export function textFromCms(client: Pick<StrapiClient, 'get'>): TextSource {
  return async ({ id, sha256 }, signal) => {
    const answer = await client.get(
      `/api/published/documents/${id}/text`,
      {},
      { retries: 0, timeoutMs, signal },
    );
    if (!answer.ok && awayFaults.includes(answer.error.fault)) return 'away';
    const text = answer.ok ? documentText.safeParse(answer.value).data : undefined;
    return text?.isRead && text.sha256 === sha256 ? text.pages : undefined;
  };
}
