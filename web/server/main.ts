import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Server } from 'node:http';
import { getSnapshot } from '../src/content/snapshot.ts';
import { settings } from '../src/settings.ts';
import { bakedFile, builtServer, publicFiles } from './built-files.ts';
import { createFrontServer } from './front-server.ts';
import { stopGracefully } from './graceful-stop.ts';
import type { AstroHandler } from './rendered-page.ts';
import { readStaticFiles } from './static-files.ts';

/** A fault at start-up whose message is all that an operator needs. */
class StartError extends Error {}

try {
  await start();
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

async function start(): Promise<void> {
  if (!existsSync(builtServer)) {
    throw new StartError(
      'The site is not built yet. Run "npm run build -w web", then start again.',
    );
  }
  const snapshot = await getSnapshot(fileURLToPath(bakedFile));
  const built = (await import(builtServer.href)) as { handler: AstroHandler };
  const server = createFrontServer({
    ...settings,
    snapshot,
    astro: built.handler,
    staticFiles: await readStaticFiles(publicFiles),
    reportFault: (path, error) => console.error(`[web] ${path} could not be answered.`, error),
  });
  await listen(server);
  console.info(`[web] The site is at ${settings.siteUrl}`);

  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await stopGracefully(server);
    await snapshot.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

async function listen(server: Server): Promise<void> {
  const { host, port } = settings;
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  try {
    await listening;
  } catch (error) {
    throw startErrorOf(error as NodeJS.ErrnoException, host, port);
  }
}

function startErrorOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
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
