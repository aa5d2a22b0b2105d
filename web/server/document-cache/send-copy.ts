import { createReadStream } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { isKnownToVisitor } from '../entity-tag.ts';
import type { Visit } from '../visit.ts';
import { readByteRange } from './byte-range.ts';
import type { Described } from './document-cache.ts';

/** Sends a document from a file, or the part that the visitor asks for, as the CMS would. */
export async function sendCopy(
  { req, res, isHead }: Visit,
  file: string,
  { sha256, bytes }: Described,
  headers: OutgoingHttpHeaders,
): Promise<void> {
  const etag = `"${sha256}"`;
  const tagged = { ...headers, etag, 'accept-ranges': 'bytes' };
  const { 'content-type': _type, 'content-disposition': _name, ...bodiless } = tagged;
  if (isKnownToVisitor(req.headers['if-none-match'], etag)) {
    return void res.writeHead(304, bodiless).end();
  }
  const condition = req.headers['if-range'];
  const isCurrent = condition === undefined || condition === etag;
  const range = isCurrent ? readByteRange(req.headers.range, bytes) : undefined;
  if (range === 'unsatisfiable') {
    return void res.writeHead(416, { ...bodiless, 'content-range': `bytes */${bytes}` }).end();
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  res.writeHead(range ? 206 : 200, {
    ...tagged,
    'content-length': end - start + 1,
    ...(range && { 'content-range': `bytes ${start}-${end}/${bytes}` }),
  });
  if (isHead || bytes === 0) return void res.end();
  // Half a file must not be taken for the whole.
  await pipeline(createReadStream(file, { start, end }), res).catch(() => res.destroy());
}
