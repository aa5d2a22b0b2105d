import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request, read once, and the response that it will get. */
export interface Visit {
  req: IncomingMessage;
  res: ServerResponse;
  /** The path as it was sent, with its percent signs. */
  path: string;
  /** The query with its question mark, or an empty string. */
  query: string;
  /** True where only the head of the answer is wanted. */
  isHead: boolean;
}

/** Answers a visit and says so, or leaves it to the next. */
export type Answerer = (visit: Visit) => boolean | Promise<boolean>;

/** Reads a request; undefined where its address is not a path on this site. */
export function readVisit(req: IncomingMessage, res: ServerResponse): Visit | undefined {
  const address = req.url ?? '';
  if (!address.startsWith('/') || !URL.canParse(address, 'http://site')) return undefined;
  const [path = '/', ...rest] = address.split('?');
  const query = rest.length ? `?${rest.join('?')}` : '';
  return { req, res, path, query, isHead: req.method === 'HEAD' };
}
