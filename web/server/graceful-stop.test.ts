import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { gracefulStop, type StopLimits } from './graceful-stop.ts';
import { listen } from './listen.ts';

it('finishes the answers that were begun, and takes no more requests', async () => {
  const server = createServer((_req, res) => {
    res.write('begun ');
    setTimeout(() => res.end('and finished'), 300);
  });
  const stop = gracefulStop(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const begun = await fetch(address);
  const stopped = stop();
  await expect(fetch(address)).rejects.toThrow();
  expect(await begun.text()).toBe('begun and finished');
  await stopped;
});

/** A server that sends many megabytes, no faster than they are taken, to whoever asks. */
async function startLarge(limits: StopLimits) {
  const server = createServer((_req, res) => {
    const pieces = Array.from({ length: 400 }, () => Buffer.alloc(65_536));
    void pipeline(Readable.from(pieces), res).catch(() => undefined);
  });
  const stop = gracefulStop(server, limits);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await once(socket, 'readable');
  return { stop, socket };
}

it('lets a slow reader finish who takes longer than a stalled one is given', async () => {
  const { stop, socket } = await startLarge({ stalledMs: 1_500 });
  const stopped = stop();
  const begun = performance.now();
  let taken = 0;
  while (!socket.readableEnded) {
    // Slowly for three seconds, then the rest.
    if (performance.now() - begun < 3_000) await pause(20);
    const piece = socket.read() as Buffer | null;
    taken += piece?.length ?? 0;
    if (!piece && !socket.readableEnded) await pause(1);
  }
  await stopped;
  expect(taken).toBeGreaterThan(400 * 65_536);
  expect(performance.now() - begun).toBeGreaterThan(3_000);
});

it('cuts a reader who takes nothing, and one who takes too long', async () => {
  const stalled = await startLarge({ stalledMs: 300 });
  await stalled.stop();
  const { stop, socket } = await startLarge({ stalledMs: 60_000, longestMs: 300 });
  socket.on('data', () => {
    socket.pause();
    setTimeout(() => socket.resume(), 20);
  });
  await stop();
  expect(socket.bytesRead).toBeLessThan(400 * 65_536);
});

it('ends a connection at once that waits for a next request', async () => {
  const server = createServer((_req, res) => res.end('whole'));
  const stop = gracefulStop(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agent = new Agent({ keepAlive: true });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) =>
    get({ port, host: '127.0.0.1', agent }, (answer) => answer.resume().once('end', resolve)),
  );
  await stop();
  agent.destroy();
});

it('says that a port is taken, and what to do', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const { port } = first.address() as AddressInfo;
  await expect(listen(createServer(), '127.0.0.1', port)).rejects.toThrow(
    `The site cannot listen on port ${port}, since another program does. ` +
      'Stop that program, or set WEB_PORT to another port.',
  );
  await new Promise((resolve) => first.close(resolve));
});

it('says that a host is not this machine’s', async () => {
  await expect(listen(createServer(), '192.0.2.1', 4321)).rejects.toThrow(
    '192.0.2.1 is not an address of this machine. Set WEB_HOST to 127.0.0.1 or to 0.0.0.0.',
  );
});
