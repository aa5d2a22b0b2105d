import type { OutgoingHttpHeaders } from 'node:http';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadableStream } from 'node:stream/web';
import type { FewAtOnce } from '../src/few-at-once.ts';
import { answerOfCms, type Refused } from './answer-of-cms.ts';
import type { Described } from './document-cache/document-cache.ts';
import type { Visit } from './visit.ts';

export interface CmsQuestion {
  url: string;
  /** Sent as a bearer token; undefined for what the public may read. */
  token?: string | undefined;
  /** What the bytes must be; undefined for those of a draft, which only the CMS knows. */
  known?: Described | undefined;
  /** Milliseconds until the head of the answer must have come; 10,000 by default. */
  headTimeoutMs?: number;
  /** How many may wait for the head of an answer at once. */
  few: FewAtOnce;
}

export interface CmsBytes extends CmsQuestion {
  /** What the visitor is told in place of the CMS's own headers. */
  headersFor(mediaType: string): OutgoingHttpHeaders;
  /** A stream that the whole bytes go through on their way, where somebody keeps them. */
  through?: () => Duplex | undefined;
}

/** What a reader may ask of bytes, and what is told of them: passed through unchanged. */
const askedHeaders = ['range', 'if-range', 'if-none-match', 'if-modified-since'] as const;
const toldHeaders = [
  'accept-ranges',
  'content-length',
  'content-range',
  'etag',
  'last-modified',
] as const;

export type Streamed = 'sent' | Refused;

/**
 * Streams bytes from the CMS to the visitor, no faster than the visitor takes them. The CMS has the
 * last word on whether they may be served. Where the visitor leaves, the CMS is let go of too.
 */
export async function streamFromCms(visit: Visit, from: CmsBytes): Promise<Streamed> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  visit.res.once('close', leave);
  try {
    const asked = { method: visit.isHead ? 'HEAD' : 'GET', headers: askedBy(visit) };
    const response = await from.few.take(() => askCms(asked, from, leaving));
    if (!response || response === 'busy') return 'cms-away';
    const answer = answerOfCms(response, from.known);
    if (answer !== 'served') {
      await response.body?.cancel();
      return answer;
    }
    await pass(response, visit, from);
    return 'sent';
  } finally {
    visit.res.off('close', leave);
  }
}

/** Asks the CMS whether bytes may be served, and takes none of them. */
export async function askWhetherServed(from: CmsQuestion): Promise<Refused | 'served'> {
  const asked = { method: 'HEAD', headers: new Headers() };
  const response = await from.few.take(() => askCms(asked, from, new AbortController()));
  if (!response || response === 'busy') return 'cms-away';
  await response.body?.cancel();
  return answerOfCms(response, from.known);
}

function askedBy({ req }: Visit): Headers {
  const headers = new Headers();
  for (const name of askedHeaders) {
    const value = req.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

async function askCms(
  { method, headers }: { method: string; headers: Headers },
  { url, token, headTimeoutMs = 10_000 }: CmsQuestion,
  leaving: AbortController,
): Promise<Response | undefined> {
  // Compressed bytes would no longer have the length that the CMS tells.
  headers.set('accept-encoding', 'identity');
  if (token) headers.set('authorization', `Bearer ${token}`);
  const timeout = setTimeout(() => leaving.abort(), headTimeoutMs);
  try {
    const ask = () => fetch(url, { method, headers, signal: leaving.signal, redirect: 'manual' });
    return await unlessClosed(ask);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timeout);
  }
}

/** In milliseconds; in each, the ends of further connections that were closed are heard of. */
const pausesBeforeAsking = [50, 250];

/**
 * The CMS ends connections that nobody used for a while, and may do so just as one is used again;
 * then there may be several of them, and it is asked once more after a pause.
 */
async function unlessClosed(ask: () => Promise<Response>): Promise<Response> {
  for (const milliseconds of pausesBeforeAsking) {
    try {
      return await ask();
    } catch (error) {
      if (!wasClosed(error)) throw error;
      await pause(milliseconds);
    }
  }
  return ask();
}

function wasClosed(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { code?: unknown };
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

async function pass(response: Response, { res, isHead }: Visit, from: CmsBytes): Promise<void> {
  const headers = from.headersFor(response.headers.get('content-type') ?? '');
  for (const name of toldHeaders) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  if (response.status === 304 || response.status === 416) {
    delete headers['content-type'];
    delete headers['content-length'];
    delete headers['content-disposition'];
  }
  res.writeHead(response.status, headers);
  if (isHead || !response.body) {
    await response.body?.cancel();
    res.end();
    return;
  }
  try {
    const bytes = Readable.fromWeb(response.body as ReadableStream);
    const through = response.status === 200 ? from.through?.() : undefined;
    await (through ? pipeline(bytes, through, res) : pipeline(bytes, res));
  } catch {
    // The visitor left, or the CMS broke off: the connection is cut, so that half a file is not
    // taken for the whole.
    res.destroy();
  }
}
