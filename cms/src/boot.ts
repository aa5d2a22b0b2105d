import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';

type Listener = (...values: unknown[]) => void;

export interface RunningStrapi {
  strapi: Core.Strapi;
  /** Ends Strapi and leaves the process as it was, so that it can go on or end by itself. */
  stop(): Promise<void>;
}

/** The folder `cms`, from `cms/dist/src`. */
const appDir = path.resolve(__dirname, '../..');

/**
 * Starts Strapi without HTTP, for commands and tests. Compile first: it runs `cms/dist`.
 *
 * @throws SettingsError when the environment lacks a secret
 */
export async function bootStrapi(): Promise<RunningStrapi> {
  const strapi = await createStrapi({
    appDir,
    distDir: path.join(appDir, 'dist'),
    autoReload: false,
    serveAdminPanel: false,
  }).load();
  return { strapi, stop: () => stopQuietly(strapi) };
}

/** `destroy()` removes every listener of the process, those of the caller too; put them back. */
async function stopQuietly(strapi: Core.Strapi): Promise<void> {
  const listeners = process
    .eventNames()
    .map((name) => [name, process.rawListeners(name as never) as Listener[]] as const);
  await waitForEvents();
  await strapi.destroy();
  for (const [name, handlers] of listeners) {
    for (const handler of handlers) process.on(name as never, handler as never);
  }
}

/** Strapi sends its events after the commit and does not wait for them. */
function waitForEvents(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500));
}
