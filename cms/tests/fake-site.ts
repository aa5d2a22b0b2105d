import http, {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  at: Date;
}

type Answerer = (req: IncomingMessage, res: ServerResponse) => boolean;

const frame = (main: string) =>
  `<!doctype html><title>Reviews</title><link rel="stylesheet" href="/a.css"><header>Larkmoor</header><main>${main}</main>`;

/** A site that hides everything, until a test makes it leak. */
export class FakeSite {
  /** Answers first, and says so; what it leaves is answered as by a site that hides. */
  leak: Answerer = () => false;
  readonly asked: Asked[] = [];
  notFound = '';
  /** What it shows to all, by path. */
  readonly pages = new Map<string, string>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((req, res) => {
      const path = req.url ?? '';
      this.asked.push({ method: req.method ?? '', path, headers: req.headers, at: new Date() });
      if (this.leak(req, res)) return;
      const page = this.pages.get(path.split('?')[0] ?? '');
      res.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      res.end(frame(page ?? this.notFound));
    });
    this.reset();
  }

  reset(): void {
    this.leak = () => false;
    this.asked.length = 0;
    this.notFound = 'Page not found';
    this.pages.clear();
    this.pages.set('/', 'Home');
    this.pages.set('/learning-reviews/publications', 'Publications');
  }

  listen(): Promise<string> {
    return listen(this.#server);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Stands before the CMS at an address that is known before it starts, and can be made to leak. */
export class FrontOfCms {
  leak: Answerer = () => false;
  port = 0;
  readonly #server = createServer((req, res) => {
    if (this.leak(req, res)) return;
    const { method, url: path, headers } = req;
    const asking = http.request({ host: '127.0.0.1', port: this.port, method, path, headers });
    asking.once('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    asking.once('error', () => res.writeHead(502).end());
    req.pipe(asking);
  });

  listen(): Promise<string> {
    return listen(this.#server);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
