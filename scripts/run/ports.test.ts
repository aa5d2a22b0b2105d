import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { refuseTakenPorts, type WantedPort } from './ports.ts';

async function listenOn(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const site = (port: number): WantedPort => ({
  setting: 'WEB_PORT',
  name: 'The site',
  host: '127.0.0.1',
  port,
});

it('names a taken port and the setting that changes it', async () => {
  const port = await listenOn('127.0.0.1');
  await expect(refuseTakenPorts([site(port)])).rejects.toThrow(
    `Port ${port} is taken by another program, and the site needs it. Stop that program, or choose another port: WEB_PORT=${port + 1} npm start`,
  );
});

it('sees a stranger on the other address that "localhost" may mean', async ({ skip }) => {
  const port = await listenOn('::1').catch(() => skip('this machine has no IPv6'));
  await expect(refuseTakenPorts([site(port)])).rejects.toThrow(`Port ${port} is taken`);
});

it('lets a free port pass and leaves it free', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  await refuseTakenPorts([site(port)]);
  await refuseTakenPorts([site(port)]);
});

it('names the setting of a host that this machine does not have', async () => {
  await expect(refuseTakenPorts([{ ...site(4321), host: '192.0.2.1' }])).rejects.toThrow(
    /cannot listen on 192\.0\.2\.1 \(EADDRNOTAVAIL\)\. Set WEB_HOST/,
  );
});
