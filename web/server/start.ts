import { existsSync } from 'node:fs';
import path from 'node:path';
import { getSnapshot } from '../src/content/snapshot.ts';
import { log } from '../src/log.ts';
import { settings } from '../src/settings.ts';
import { builtContent, builtServer, publicFiles } from './built-files.ts';
import { startCachePurge } from './cache-purge/start-cache-purge.ts';
import { DocumentCache } from './document-cache/document-cache.ts';
import { fillDocumentCache } from './document-cache/fill-document-cache.ts';
import { createFrontServer } from './front-server.ts';
import { gracefulStop } from './graceful-stop.ts';
import { countGuesses } from './guesses.ts';
import { listen } from './listen.ts';
import { FrontServerFigures } from './metrics/front-server-figures.ts';
import { createMetricsServer } from './metrics/metrics-server.ts';
import { openSearch } from './search/open-search.ts';
import { securityHeaders } from './security-headers.ts';
import { StartError } from './start-error.ts';
import type { AstroHandler } from './rendered-page.ts';
import { readStaticFiles } from './static-files.ts';

/** Starts the site and serves until the process is told to stop. */
export async function start(): Promise<void> {
  if (!existsSync(builtServer)) {
    throw new StartError(
      'The site is not built yet. Run "npm run build -w web", then start again.',
    );
  }
  if (settings.logFormat === 'json') log.useJson();
  // Compressing them takes other threads, while this one reads the content.
  const staticFiles = readStaticFiles(publicFiles, securityHeaders(settings.siteUrl));
  const [built, snapshot] = await Promise.all([
    import(builtServer.href) as Promise<{ handler: AstroHandler }>,
    getSnapshot(builtContent()),
  ]);
  const { cmsInternalUrl: cmsUrl, siteToken, cachePurge, fixture } = settings;
  const cache =
    cachePurge &&
    startCachePurge({
      ...cachePurge,
      current: snapshot.current,
      report: (message) => log.info('cache', message),
    });
  const copies = await openCopies();
  const filling = copies && fillDocumentCache({ cache: copies, cmsUrl, current: snapshot.current });
  const guesses = siteToken && !fixture ? countGuesses({ cmsUrl, siteToken }) : undefined;
  const search = openSearch(snapshot.current);
  const figures = new FrontServerFigures();
  const server = createFrontServer({
    ...settings,
    figures,
    snapshot,
    copies,
    cacheStatus: cache?.status,
    noteRefused: guesses?.noteRefused,
    suggest: search && ((typed) => search.suggest(typed)),
    astro: built.handler,
    staticFiles: await staticFiles,
    reportFault: (path, error) => log.error('web', `${path} could not be answered.`, error),
  });
  const stopServer = gracefulStop(server, { longestMs: settings.finishDownloadsMs });
  await listen(server, settings.host, settings.port);
  const metrics = await listenForMetrics(() => ({
    figures,
    snapshot: snapshot.status(),
    publications: snapshot.current()?.lists.publications.length ?? 0,
    copies,
    searched: search?.progress.publications,
    cache: cache?.status(),
    connections: figures.connections,
  }));
  log.info('web', `The site is at ${settings.siteUrl}`);

  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await stopServer();
    guesses?.stop();
    await filling?.stop();
    await search?.stop();
    metrics?.close();
    metrics?.closeAllConnections();
    await cache?.stop();
    await snapshot.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

type Measure = Parameters<typeof createMetricsServer>[0];

async function listenForMetrics(measure: Measure) {
  if (!settings.metrics) return undefined;
  const { host, port } = settings.metrics;
  const server = createMetricsServer(measure);
  await listen(server, host, port, 'METRICS_PORT');
  return server;
}

function openCopies(): Promise<DocumentCache> | undefined {
  const { documentCacheBytes: room, siteToken, fixture, dataDir } = settings;
  if (room === 0 || !siteToken || fixture) return undefined;
  return DocumentCache.open({
    folder: path.join(dataDir, 'document-cache'),
    room,
    report: (message) => log.info('documents', message),
  });
}
