import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Passes requests on, those of some paths a little later: a leak that the test must find. */
export async function startSlowProxy(
  origin: string,
  isSlow: (path: string) => boolean,
  ms: number,
) {
  const server = createServer(async (req, res) => {
    const path = req.url ?? '/';
    if (isSlow(path)) await pause(ms);
    const sent = request(origin + path, { method: req.method, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    sent.on('error', () => res.destroy());
    sent.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
