import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { fixedSnapshot } from 'strapi-content';
import { createFrontServer, type FrontServerOptions } from '../front-server.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface TestSite {
  port: number;
  server: Server;
  faults: { path: string; error: unknown }[];
  /** Asks with a real socket. The path is sent as it is. */
  ask(path: string, options?: AskOptions): Promise<Answer>;
  close(): Promise<void>;
}

interface AskOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** The front server on a free port, with the examples and a stand-in for what Astro renders. */
export async function startTestSite(options: Partial<FrontServerOptions> = {}): Promise<TestSite> {
  const faults: TestSite['faults'] = [];
  const server = createFrontServer({
    siteUrl: 'https://reviews.example',
    cmsUrl: 'https://cms.example',
    cmsInternalUrl: 'http://127.0.0.1:9',
    siteToken: undefined,
    snapshot: fixedSnapshot(examplePublishedSet),
    staticFiles: { answer: () => false, errorPage: () => undefined },
    astro: (_req, res) => void res.writeHead(404, { 'content-type': 'text/html' }).end('Unknown'),
    reportFault: (path, error) => faults.push({ path, error }),
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    server,
    faults,
    ask: (path, asked = {}) => ask(port, path, asked),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function ask(port: number, path: string, { method, headers, body }: AskOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
