import type { Server } from 'node:http';
import { StartError } from './start-error.ts';

/**
 * Listens, and resolves once requests can come.
 *
 * @param setting the name of the setting that gives the port
 * @throws StartError that says what is wrong and what to do
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
  setting = 'WEB_PORT',
): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, host, port, setting);
  }
}

function explain(error: NodeJS.ErrnoException, host: string, port: number, setting: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `The site cannot listen on port ${port}, since another program does. ` +
        `Stop that program, or set ${setting} to another port.`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartError(
      `The site may not listen on port ${port}. Set ${setting} to a port above 1023.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(
      `${host} is not an address of this machine. Set ${setting.replace('PORT', 'HOST')} to 127.0.0.1 or to 0.0.0.0.`,
    );
  }
  return error;
}
