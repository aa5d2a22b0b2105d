import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isKnownToVisitor } from './entity-tag.ts';

/** An answer of which every byte is known before it is asked for, so that sending it is all there is to do. */
export interface PreparedAnswer {
  status: number;
  /** Names and values in turn, as `writeHead` takes them fastest. */
  headers: string[];
  /** The same for a visitor who has it already. */
  headersIfKnown: string[];
  /** Undefined where nobody may keep it. */
  etag: string | undefined;
  bytes: Buffer;
}

/** Headers that describe bytes which a 304 does not carry. */
const ofBytes = ['content-type', 'content-length', 'content-encoding', 'content-disposition'];

/** @param headers all of them; none is added when it is sent, but what Node adds itself */
export function prepareAnswer(
  status: number,
  headers: OutgoingHttpHeaders,
  bytes: Buffer,
): PreparedAnswer {
  const all = { ...headers, 'content-length': bytes.length };
  const { etag } = headers;
  return {
    status,
    headers: inTurn(all),
    headersIfKnown: inTurn(without(all, ofBytes)),
    etag: typeof etag === 'string' ? etag : undefined,
    bytes,
  };
}

/** Sends it: nothing but the head to HEAD, and 304 to who has it. */
export function sendPrepared(
  { status, headers, headersIfKnown, etag, bytes }: PreparedAnswer,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  if (etag !== undefined && isKnownToVisitor(req.headers['if-none-match'], etag)) {
    res.writeHead(304, headersIfKnown).end();
    return;
  }
  res.writeHead(status, headers).end(req.method === 'HEAD' ? undefined : bytes);
}

function inTurn(headers: OutgoingHttpHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return Array.isArray(value) ? value.flatMap((one) => [name, one]) : [name, String(value)];
  });
}

function without(headers: OutgoingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
