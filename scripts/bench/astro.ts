import path from 'node:path';
import { buildStale } from '../building/build-stale.ts';
import { webStep } from '../building/steps.ts';
import { ofEveryProcess } from '../run/apps.ts';
import { root } from '../settings.ts';
import { environment, environmentOfBuild, ports } from './arrangement.ts';
import { MeasuredProcess } from './measured-process.ts';
import { local, names, type Target } from './target.ts';

/** The site's pages on the server that Astro's adapter brings, as anybody has it who adds nothing. */
interface AstroServer {
  name: string;
  /** Its folder of `web/dist`. */
  build: string;
  config: string;
  port: number;
}

/** By the names that `--products` knows them by. */
export const astroServers: Record<'astro' | 'memory-cache', AstroServer> = {
  astro: {
    name: '@astrojs/node',
    build: 'bench-standalone',
    config: 'standalone.config.mjs',
    port: ports.astro,
  },
  'memory-cache': {
    name: names.memoryCache,
    build: 'bench-memory-cache',
    config: 'memory-cache.config.mjs',
    port: ports.memoryCache,
  },
};

const configs = 'scripts/bench';

/** Builds the site for it. @param dataDir a folder of its own, so that nothing known is baked in */
export async function buildForAstro({ build, config }: AstroServer, dataDir: string) {
  const step = webStep(build);
  const args = [...step.args, '--config', path.join('..', configs, config)];
  const inputs = [...step.inputs, `${configs}/*.config.mjs`];
  const env = { ...environmentOfBuild(dataDir), SITE_BUILD: build };
  await buildStale([{ ...step, args, inputs }], { env });
}

/**
 * Starts it as the adapter's documentation says, by its entry alone.
 *
 * @param pages what the site answers, by address
 * @throws Error where it answers otherwise: then it would not be the same work
 */
export async function startAstro(
  { name, build, port }: AstroServer,
  dataDir: string,
  pages: Readonly<Record<string, string>>,
): Promise<Target> {
  const entry = path.join(root, 'web', 'dist', build, 'server', 'entry.mjs');
  const env = environment(dataDir, {
    ...ofEveryProcess,
    SITE_BUILD: build,
    HOST: '127.0.0.1',
    PORT: String(port),
  });
  const program = new MeasuredProcess(process.execPath, [entry], env, path.join(root, 'web'));
  try {
    await program.until(local('/learning-reviews', port));
    for (const [address, html] of Object.entries(pages)) {
      const answer = await (await fetch(local(address, port))).text();
      if (answer !== html)
        throw new Error(`${address} is not the page that the site answers with.`);
    }
  } catch (error) {
    await program.stop();
    throw error;
  }
  const addressOf: Target['addressOf'] = ({ address }) =>
    address.startsWith('/documents') ? undefined : local(address, port);
  return { name, program, addressOf };
}
