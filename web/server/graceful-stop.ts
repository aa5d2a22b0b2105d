import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds for which answers that were begun may take to finish. */
const longestFinishMs = 10_000;

/** Milliseconds for which requests that are on their way are still answered. */
const onTheirWayMs = 500;

/**
 * Takes no more connections. Requests that come on the open ones in the next half second are answered,
 * and told to go elsewhere next time, so that a proxy loses none of those that are on their way. Then
 * what was begun may finish; after ten seconds what is still open is cut.
 */
export async function stopGracefully(server: Server): Promise<void> {
  server.prependListener('request', (_req: IncomingMessage, res: ServerResponse) => {
    res.shouldKeepAlive = false;
  });
  // Of a server for HTTP, `close` ends idle connections at once.
  const stopListening = NetServer.prototype.close.bind(server);
  const closed = new Promise<void>((resolve) => stopListening(() => resolve()));
  await Promise.race([closed, pause(onTheirWayMs)]);
  // Connections that only wait for a next request would otherwise hold the server open.
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), longestFinishMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
