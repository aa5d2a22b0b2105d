import { type AddressInfo, createServer } from 'node:net';
import { PlainError } from '../set-up/plain-error.mjs';

/** A port that something of ours will listen on. */
export interface WantedPort {
  /** The setting that changes it. */
  setting: 'WEB_PORT' | 'CMS_PORT';
  /** What listens there: "The site" or "The CMS". */
  name: string;
  host: string;
  port: number;
}

/**
 * Tries each port by listening on it for a moment. A local one is tried on both loopback
 * addresses, since a stranger on [::1] would answer a browser that asks for "localhost".
 *
 * @throws PlainError that names the port and the setting that changes it
 */
export async function refuseTakenPorts(wanted: readonly WantedPort[]): Promise<void> {
  for (const one of wanted) {
    const hosts = one.host === '127.0.0.1' ? ['127.0.0.1', '::1'] : [one.host];
    for (const host of hosts) {
      const code = await tryToListen(host, one.port);
      if (code) throw new PlainError(explain(one, host, code));
    }
  }
}

/** A port of this machine that nothing listens on at this moment; for tests. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has no [::1] that anything could be listening on.
      const isAbsent = host === '::1' && error.code !== 'EADDRINUSE';
      resolve(isAbsent ? undefined : (error.code ?? error.message));
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

function explain({ setting, name, port }: WantedPort, host: string, code: string): string {
  if (code === 'EADDRINUSE') {
    return (
      `Port ${port} is taken by another program, and ${name.replace('The', 'the')} needs it. ` +
      `Stop that program, or choose another port: ${setting}=${port + 1} npm start`
    );
  }
  if (code === 'EACCES') {
    return `${name} may not listen on port ${port}: ports below 1024 need special rights. Set ${setting} to a higher number and put a web server in front.`;
  }
  const hostSetting = setting.replace('PORT', 'HOST');
  return `${name} cannot listen on ${host} (${code}). Set ${hostSetting} to an address of this machine, or leave it out for 127.0.0.1.`;
}
