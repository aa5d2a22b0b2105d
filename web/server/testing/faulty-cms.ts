import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublishedSet } from '@learning-reviews/content-contract';

export type Fault =
  | 'none'
  | 'hangs'
  | 'rubbish'
  | 'half'
  | 'not-found'
  | 'empty-lists'
  | 'empty-changes'
  | 'older'
  | 'locked';

/** A CMS that publishes a set, and fails as a test says. */
export interface FaultyCms {
  url: string;
  fault: Fault;
  set: PublishedSet;
  /** The bytes of every document. */
  bytes: Buffer;
  /** How many questions about content it was asked. */
  asked: number;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export async function startFaultyCms(set: PublishedSet, bytes: Buffer): Promise<FaultyCms> {
  const open = () => createServer((req, res) => answer(cms, req, res));
  let server = open();
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cms: FaultyCms = {
    url: `http://127.0.0.1:${port}`,
    fault: 'none',
    set,
    bytes,
    asked: 0,
    kill: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
    restart: () => {
      server = open();
      return listen(port);
    },
  };
  return cms;
}

function answer(cms: FaultyCms, req: IncomingMessage, res: ServerResponse): void {
  const { fault, set } = cms;
  const { pathname } = new URL(req.url ?? '/', 'http://localhost');
  const isDocument = pathname.includes('/documents/');
  if (!isDocument) cms.asked += 1;
  if (fault === 'hangs') return;
  if (fault === 'locked') return void res.writeHead(503).end('{"error":{}}');
  if (fault === 'not-found') return void res.writeHead(404).end('<html>Welcome to nginx</html>');
  if (fault === 'rubbish') return void res.end('<html>Welcome to nginx</html>');
  if (isDocument) return sendDocument(cms, req, res);
  const shown = fault === 'older' ? older(set) : set;
  const text = JSON.stringify(bodyOf(pathname.split('/').at(-1) ?? '', shown, fault));
  if (text === undefined) return void res.writeHead(404).end();
  send(res, { 'content-length': Buffer.byteLength(text) }, Buffer.from(text), fault);
}

function sendDocument(
  { bytes, fault }: FaultyCms,
  { method }: IncomingMessage,
  res: ServerResponse,
): void {
  const headers = { etag: `"${sha256Of(bytes)}"`, 'content-length': bytes.length };
  if (method === 'HEAD') return void res.writeHead(200, headers).end();
  send(res, headers, bytes, fault);
}

function send(res: ServerResponse, headers: OutgoingHttpHeaders, body: Buffer, fault: Fault): void {
  res.writeHead(200, headers);
  if (fault !== 'half') return void res.end(body);
  res.write(body.subarray(0, body.length / 2), () => res.destroy());
}

function bodyOf(name: string, set: PublishedSet, fault: Fault): unknown {
  const { revision, singles } = set;
  if (name === 'revision') return { revision, database: 'one' };
  if (name === 'changes') return changesOf(set, fault);
  if (name in singles) {
    return { data: singles[name as keyof PublishedSet['singles']], meta: { revision } };
  }
  const list: readonly object[] | undefined = set.lists[name as keyof PublishedSet['lists']];
  const data = fault === 'empty-lists' ? [] : list;
  const total = data?.length;
  return data && { data, meta: { revision, pagination: { page: 1, pageCount: 1, total } } };
}

/** It tells all each time, as where many things changed. */
function changesOf({ revision, singles, lists }: PublishedSet, fault: Fault): object {
  const told = Object.entries<{ id: string }[]>(lists).map(([name, list]) => {
    const ids = fault === 'empty-changes' ? [] : list.map(({ id }) => id);
    return [name, { items: fault.startsWith('empty') ? [] : list, ids, isWhole: true }];
  });
  return {
    revision,
    database: 'one',
    isComplete: true,
    lists: Object.fromEntries(told),
    singles,
  };
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As from a cache between, or a database of yesterday. */
function older(set: PublishedSet): PublishedSet {
  return { ...set, revision: set.revision - 1, lists: { ...set.lists, publications: [] } };
}
