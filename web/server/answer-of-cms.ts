import { documentAnswerHeader } from '@learning-reviews/content-contract';
import type { Described } from './document-cache/document-cache.ts';

/**
 * What the CMS said in place of the bytes that are known; `moved` is the path that it names.
 * `other-bytes` is for a document that has other bytes at the CMS than the site knows of.
 */
export type Refused = 'not-found' | 'gone' | 'other-bytes' | 'cms-away' | { moved: string };

/** Statuses of answers that serve bytes, or say of them that the reader has them or asks beyond. */
const serving = [200, 206, 304, 416];

const redirects = [301, 302, 307, 308];

/**
 * What an answer for a document says. A proxy that is set up wrongly answers for the CMS with a page
 * of its own, or with a 404: such an answer is taken for none.
 *
 * @param known what the bytes must be; undefined for those of a draft, which only the CMS knows
 */
export function answerOfCms(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  known?: Described,
): 'served' | Refused {
  const says = headers.get(documentAnswerHeader);
  if (serving.includes(status)) {
    if (known ? isOf(known, status, headers) : says === 'served') return 'served';
    return says === 'served' ? 'other-bytes' : 'cms-away';
  }
  if (status === 404 && says === 'not-found') return 'not-found';
  if (status === 410 && says === 'gone') return 'gone';
  const moved = headers.get('location');
  return redirects.includes(status) && says === 'moved' && moved !== null ? { moved } : 'cms-away';
}

function isOf({ sha256, bytes }: Described, status: number, headers: Headers): boolean {
  if (headers.get('etag') !== `"${sha256}"`) return false;
  if (status === 304) return true;
  const length =
    status === 200 ? headers.get('content-length') : headers.get('content-range')?.split('/')[1];
  return length === String(bytes);
}
