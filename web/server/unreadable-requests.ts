import { STATUS_CODES, type OutgoingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';

const statusOf: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what Node could not read as a request, with the same headers as every other answer. */
export function answerUnreadable(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  headers: OutgoingHttpHeaders,
): void {
  if (error.code === 'ECONNRESET') socket.destroy();
  // Each further piece of an unreadable request is a fault again, and is answered already.
  if (!socket.writable) return;
  const status = statusOf[error.code ?? ''] ?? 400;
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': 0 });
  const head = lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('');
  // What is still coming is read away, or the answer would be lost with a reset connection.
  socket.resume();
  setTimeout(() => socket.destroy(), 1_000).unref();
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n`);
}
