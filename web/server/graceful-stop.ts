import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface StopLimits {
  /** Milliseconds for which an answer may go on while its reader takes it; five minutes by default. */
  longestMs?: number;
  /** Milliseconds after which a connection that takes nothing is cut; 20,000 by default. */
  stalledMs?: number;
}

/** Milliseconds for which requests that are on their way are still answered. */
const onTheirWayMs = 500;

/** Milliseconds between looks at what the open connections took. */
const lookMs = 100;

/**
 * Prepares a server to be stopped without harm to its readers; call it before it takes connections.
 *
 * @returns what stops it. It takes no more connections. Requests that come on the open ones in the
 *   next half second are answered, and told to go elsewhere next time, so that a proxy loses none of
 *   those that are on their way. Then connections that wait for a next request are ended. An answer
 *   that was begun may go on for as long as its reader takes it, and no longer than `longestMs`.
 */
export function gracefulStop(
  server: Server,
  { longestMs = 5 * 60_000, stalledMs = 20_000 }: StopLimits = {},
): () => Promise<void> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return async () => {
    server.prependListener('request', (_req: IncomingMessage, res: ServerResponse) => {
      res.shouldKeepAlive = false;
    });
    // Of a server for HTTP, `close` ends idle connections at once.
    const stopListening = NetServer.prototype.close.bind(server);
    const closed = new Promise<void>((resolve) => stopListening(() => resolve()));
    await Promise.race([closed, pause(onTheirWayMs)]);
    const cutStalled = stalledCutter(open, stalledMs);
    const look = () => {
      // Connections that only wait for a next request would otherwise hold the server open.
      server.closeIdleConnections();
      cutStalled();
    };
    look();
    const looking = setInterval(look, lookMs);
    const cut = setTimeout(() => server.closeAllConnections(), longestMs);
    await closed;
    clearInterval(looking);
    clearTimeout(cut);
  };
}

/** Cuts the connections that took nothing for a while, each time it is called. */
function stalledCutter(open: ReadonlySet<Socket>, stalledMs: number): () => void {
  const seen = new Map<Socket, { taken: string; at: number }>();
  return () => {
    const now = performance.now();
    for (const socket of open) {
      const taken = `${socket.bytesWritten} ${socket.writableLength}`;
      const before = seen.get(socket);
      if (before?.taken !== taken) seen.set(socket, { taken, at: now });
      else if (now - before.at >= stalledMs) socket.destroy();
    }
  };
}
