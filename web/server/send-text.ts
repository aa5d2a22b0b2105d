import type { OutgoingHttpHeaders } from 'node:http';
import { chooseCoding, encode, isWorthCoding } from './content-coding.ts';
import { entityTag, isKnownToVisitor } from './entity-tag.ts';
import type { Visit } from './visit.ts';

export interface WholeAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Sends an answer that is in memory: compressed where that helps, and 304 where it is known. */
export async function sendText(visit: Visit, answer: WholeAnswer): Promise<void> {
  const { req, res } = visit;
  const { status, body } = answer;
  const isCoded = isWorthCoding(String(answer.headers['content-type']), body.length);
  const coding = isCoded ? chooseCoding(req.headers['accept-encoding']) : 'identity';
  const headers = { ...answer.headers };
  if (isCoded) headers.vary = 'Accept-Encoding';
  if (status === 200 && mayBeKept(visit, headers)) {
    headers.etag = entityTag(body)(coding);
    if (isKnownToVisitor(req.headers['if-none-match'], headers.etag)) {
      delete headers['content-type'];
      res.writeHead(304, headers).end();
      return;
    }
  }
  const bytes = await encode(body, coding, false);
  if (coding !== 'identity') headers['content-encoding'] = coding;
  headers['content-length'] = bytes.length;
  res.writeHead(status, headers).end(visit.isHead ? undefined : bytes);
}

function mayBeKept({ res }: Visit, headers: OutgoingHttpHeaders): boolean {
  return (headers['cache-control'] ?? res.getHeader('cache-control')) !== 'no-store';
}
