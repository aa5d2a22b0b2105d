import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublishedSet } from '@learning-reviews/content-contract';

export type Fault = 'none' | 'hangs' | 'rubbish' | 'half' | 'empty-lists' | 'older' | 'locked';

/** A CMS that publishes a set, and fails as a test says. */
export interface FaultyCms {
  url: string;
  fault: Fault;
  set: PublishedSet;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export async function startFaultyCms(set: PublishedSet): Promise<FaultyCms> {
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

function answer({ fault, set }: FaultyCms, req: IncomingMessage, res: ServerResponse): void {
  const { pathname } = new URL(req.url ?? '/', 'http://localhost');
  const body = bodyOf(
    pathname.split('/').at(-1) ?? '',
    fault === 'older' ? older(set) : set,
    fault,
  );
  const text = JSON.stringify(body);
  if (fault === 'hangs') return;
  if (fault === 'locked') return void res.writeHead(503).end('{"error":{}}');
  if (fault === 'rubbish') return void res.end('<html>Welcome to nginx</html>');
  if (text === undefined) return void res.writeHead(404).end();
  if (fault === 'half') {
    res.writeHead(200, { 'content-length': Buffer.byteLength(text) });
    return void res.write(text.slice(0, text.length / 2), () => res.destroy());
  }
  res.end(text);
}

function bodyOf(name: string, set: PublishedSet, fault: Fault): unknown {
  const { revision } = set;
  if (name === 'revision') return { revision, database: 'one' };
  if (name in set.singles) {
    return { data: set.singles[name as keyof PublishedSet['singles']], meta: { revision } };
  }
  const list: readonly object[] | undefined = set.lists[name as keyof PublishedSet['lists']];
  const data = fault === 'empty-lists' ? [] : list;
  const total = data?.length;
  return data && { data, meta: { revision, pagination: { page: 1, pageCount: 1, total } } };
}

/** As from a cache between, or a database of yesterday. */
function older(set: PublishedSet): PublishedSet {
  return { ...set, revision: set.revision - 1, lists: { ...set.lists, publications: [] } };
}
