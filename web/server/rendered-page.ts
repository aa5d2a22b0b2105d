import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import type { WholeAnswer } from './send-text.ts';

/** What Astro's Node adapter exports in its middleware mode. */
export type AstroHandler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** Lets Astro render a page into memory, so that it can be compressed, tagged and cached. */
export async function renderPage(astro: AstroHandler, req: IncomingMessage): Promise<WholeAnswer> {
  // Astro leaves out bodies for HEAD; its length and tag must be those of GET.
  if (req.method === 'HEAD') req.method = 'GET';
  const page = new RenderedPage(req);
  await astro(req, page);
  return page.whole;
}

/**
 * Lets Astro render a page as anybody may see it: without a header of any visitor, and to its end
 * also where the visitor who came first has left.
 *
 * @param address path and query
 * @param siteUrl the public address of this site
 */
export function renderForAll(
  astro: AstroHandler,
  address: string,
  siteUrl: string,
): Promise<WholeAnswer> {
  const req = new IncomingMessage(new Socket());
  req.method = 'GET';
  req.url = address;
  req.headers = { host: new URL(siteUrl).host };
  return renderPage(astro, req);
}

/** A response that goes nowhere: it keeps what is written to it. */
class RenderedPage extends ServerResponse {
  readonly whole: Promise<WholeAnswer>;
  readonly #chunks: Buffer[] = [];
  #hasHead = false;
  #resolve: (answer: WholeAnswer) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(req: IncomingMessage) {
    super(req);
    this.whole = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    Object.defineProperty(this, 'headersSent', { get: () => this.#hasHead });
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    this.#hasHead = true;
    const headers = rest.find((part) => typeof part === 'object') as OutgoingHttpHeaders;
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) this.setHeader(name, value);
    }
    return this;
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#chunks.push(toBuffer(chunk));
    const written = rest.find((part) => typeof part === 'function') as (() => void) | undefined;
    if (written) queueMicrotask(written);
    return true;
  }

  override end(chunk?: unknown): this {
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk);
    const headers = { ...this.getHeaders() };
    this.#resolve({ status: this.statusCode, headers, body: Buffer.concat(this.#chunks) });
    this.emit('finish');
    return this;
  }

  /** The adapter destroys the response where rendering fails after the head was written. */
  override destroy(error?: Error): this {
    this.#reject(error ?? new Error('The page could not be rendered to its end.'));
    this.emit('finish');
    return this;
  }
}

/** Bytes are not copied: nobody writes into them once they were handed over. */
function toBuffer(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  const { buffer, byteOffset, byteLength } = chunk as Uint8Array<ArrayBuffer>;
  return Buffer.from(buffer, byteOffset, byteLength);
}
