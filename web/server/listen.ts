import type { Server } from 'node:http';
import { StartError } from './start-error.ts';

/**
 * Listens, and resolves once requests can come.
 * @throws StartError that says what is wrong and what to do
 */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, host, port);
  }
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `The site cannot listen on port ${port}, since another program does. ` +
        'Stop that program, or set WEB_PORT to another port.',
    );
  }
  if (error.code === 'EACCES') {
    return new StartError(
      `The site may not listen on port ${port}. Set WEB_PORT to a port above 1023.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(
      `${host} is not an address of this machine. Set WEB_HOST to 127.0.0.1 or to 0.0.0.0.`,
    );
  }
  return error;
}
