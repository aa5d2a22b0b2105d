import type { Server } from 'node:http';

/** Milliseconds for which answers that were begun may take to finish. */
const longestFinishMs = 10_000;

/**
 * Stops taking requests, lets those that were begun finish, then resolves. After ten seconds what
 * is still open is cut.
 */
export async function stopGracefully(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Connections that only wait for a next request would otherwise hold the server open.
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), longestFinishMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
