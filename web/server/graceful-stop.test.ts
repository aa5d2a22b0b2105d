import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { stopGracefully } from './graceful-stop.ts';
import { listen } from './listen.ts';

it('finishes the answers that were begun, and takes no more requests', async () => {
  const server = createServer((_req, res) => {
    res.write('begun ');
    setTimeout(() => res.end('and finished'), 300);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const begun = await fetch(address);
  const stopped = stopGracefully(server);
  await expect(fetch(address)).rejects.toThrow();
  expect(await begun.text()).toBe('begun and finished');
  await stopped;
});

it('says that a port is taken, and what to do', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const { port } = first.address() as AddressInfo;
  await expect(listen(createServer(), '127.0.0.1', port)).rejects.toThrow(
    `The site cannot listen on port ${port}, since another program does. ` +
      'Stop that program, or set WEB_PORT to another port.',
  );
  await stopGracefully(first);
});

it('says that a host is not this machine’s', async () => {
  await expect(listen(createServer(), '192.0.2.1', 4321)).rejects.toThrow(
    '192.0.2.1 is not an address of this machine. Set WEB_HOST to 127.0.0.1 or to 0.0.0.0.',
  );
});
