import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Item {
  id?: string;
  documentId?: string;
  title?: unknown;
}

export type Behaviour = 'well' | 'hangs' | 'rubbish' | 'half' | 'empty' | 'fault' | 'refuses';

/** A small real HTTP server that answers as Strapi does, and misbehaves on demand. */
export interface FakeCms {
  url: string;
  behaviour: Behaviour;
  revision: number;
  database: string | undefined;
  lists: Record<string, Item[]>;
  singles: Record<string, object | null>;
  /** Whether answers carry `meta.revision`. Strapi's own REST API has none. */
  hasRevision: boolean;
  /** Ids that are counted but not shown, as what a CMS finds unreadable. */
  leftOut: string[];
  /** What it answers of changes since a revision; undefined where it knows no such address. */
  changes: ((since: number) => unknown) | undefined;
  /** Called before each answer, to change things in the middle of a reading. */
  before: (url: URL) => void;
  /** Path and query of each request that came. */
  requests: string[];
  headers: IncomingMessage['headers'][];
  close(): Promise<void>;
}

export async function startFakeCms(): Promise<FakeCms> {
  const server = createServer((req, res) => answer(cms, req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cms: FakeCms = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaviour: 'well',
    revision: 1,
    database: undefined,
    lists: {},
    singles: {},
    hasRevision: true,
    leftOut: [],
    changes: undefined,
    before: () => undefined,
    requests: [],
    headers: [],
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return cms;
}

function answer(cms: FakeCms, req: IncomingMessage, res: ServerResponse): void {
  const url = new URL(req.url ?? '/', cms.url);
  cms.requests.push(decodeURIComponent(url.pathname + url.search));
  cms.headers.push(req.headers);
  cms.before(url);
  res.setHeader('content-type', 'application/json');
  const text = JSON.stringify(bodyFor(cms, url));
  if (cms.behaviour === 'hangs') return;
  if (cms.behaviour === 'rubbish') return void res.end('<html>Welcome to nginx</html>');
  if (cms.behaviour === 'half') return void res.end(text.slice(0, text.length / 2));
  if (cms.behaviour === 'empty') return void res.end();
  if (cms.behaviour === 'fault') return void res.writeHead(500).end('{"error":{}}');
  if (cms.behaviour === 'refuses') return void res.writeHead(403).end('{"error":{}}');
  if (text === undefined) return void res.writeHead(404).end('{"error":{}}');
  res.end(text);
}

function bodyFor(cms: FakeCms, url: URL): unknown {
  const name = url.pathname.split('/').at(-1) ?? '';
  if (name === 'revision') return { revision: cms.revision, database: cms.database };
  if (name === 'changes') return cms.changes?.(Number(url.searchParams.get('since')));
  const revision = cms.hasRevision ? { revision: cms.revision } : {};
  if (name in cms.singles) return { data: cms.singles[name], meta: revision };
  const items = cms.lists[name];
  if (!items) return undefined;
  const asked = (key: string) =>
    url.searchParams.get(key) ?? url.searchParams.get(`pagination[${key}]`);
  const page = Number(asked('page') ?? 1);
  const pageSize = Number(asked('pageSize') ?? 25);
  const pageCount = Math.ceil(items.length / pageSize);
  const pagination = { page, pageSize, pageCount, total: items.length };
  const data = items
    .slice((page - 1) * pageSize, page * pageSize)
    .filter(({ id }) => !cms.leftOut.includes(id ?? ''));
  return { data, meta: { ...revision, pagination } };
}

export function numbered(count: number, from = 1): Item[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `item-${String(from + index).padStart(4, '0')}`,
    title: `Item ${from + index}`,
  }));
}

/** Looks every few milliseconds until a condition holds; fails with its last error after `ms`. */
export async function until(condition: () => void | Promise<void>, ms = 5_000): Promise<void> {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await condition();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
