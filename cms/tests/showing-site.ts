import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the site answers at one address. */
export interface Shown {
  /** That the page names; a page without any when left out. */
  hash?: string;
  bytes?: Buffer;
  status?: number;
  /** In milliseconds. */
  after?: number;
}

/** A public site that shows what a test tells it to, and can go away and come back. */
export class ShowingSite {
  readonly shows = new Map<string, Shown>();
  readonly asked: string[] = [];
  #port = 0;
  #server = createServer();

  /** @returns its address: the same one each time */
  async open(): Promise<string> {
    this.#server = createServer((req, res) => {
      const path = req.url ?? '';
      this.asked.push(path);
      const shown = this.shows.get(path) ?? { status: 404 };
      if (shown.after) setTimeout(() => answer(res, shown), shown.after);
      else answer(res, shown);
    });
    await new Promise<void>((resolve) =>
      this.#server.listen(this.#port, '127.0.0.1', () => resolve()),
    );
    this.#port = (this.#server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.#port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  timesAsked(path: string): number {
    return this.asked.filter((asked) => asked === path).length;
  }
}

function answer(res: ServerResponse, { hash, bytes, status = 200 }: Shown): void {
  if (res.destroyed) return;
  res.writeHead(status, { 'content-type': bytes ? 'application/pdf' : 'text/html' });
  const named = hash ? `<meta name="content-sha256" content="${hash}">` : '';
  res.end(bytes ?? `<!doctype html><html><head><title>Reviews</title>${named}</head></html>`);
}
