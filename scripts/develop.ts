import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';
import { forget, buildStale } from './building/build-stale.ts';
import { bin, cmsSteps, compiledPackages, preparedChecks, webStep } from './building/steps.ts';
import { environmentOf } from './run/apps.ts';
import { databaseId } from './run/database-id.ts';
import { lockDataDir, prepareDataDir } from './run/data-dir.ts';
import { firstSignInFile } from './run/first-sign-in.ts';
import { refuseTakenPorts } from './run/ports.ts';
import { prepareOnce } from './run/prepare.ts';
import { listenForStop, Stopped } from './run/stop-signals.ts';
import { runTask } from './run-task.ts';
import { readSettings, root, type Settings } from './settings.ts';

/** A process that watches files, and the label before each of its lines. */
interface Watcher {
  label: string;
  colour: 'cyan' | 'magenta' | 'yellow';
  args: readonly string[];
  cwd: string;
}

/** `npm run develop`: the packages, the CMS and the site, each reloading when its files change. */
async function develop(): Promise<void> {
  const settings = readSettings(process.env);
  const stop = listenForStop();
  prepareDataDir(settings.dataDir);
  const release = lockDataDir(settings.dataDir);
  try {
    const env = await prepareToWatch(settings, stop.signal);
    const running = watchers(settings).map((watcher) => watch(watcher, env));
    console.log(
      `\n  Site    ${settings.siteUrl}\n  Admin   ${settings.cmsUrl}/admin   (accounts: ${firstSignInFile(settings.dataDir)})\n  Ctrl-C stops all.\n`,
    );
    const ends = running.map(({ ended }) => ended);
    const death = await Promise.race([stop.asked, ...ends]);
    for (const { end } of running) end('SIGTERM');
    void stop.hurried.then(() => running.forEach(({ end }) => end('SIGKILL')));
    await Promise.all(ends);
    if (death) throw new Error(`${death} ended by itself; its last lines are above.`);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    release();
  }
}

async function prepareToWatch(settings: Settings, signal: AbortSignal): Promise<NodeJS.ProcessEnv> {
  await refuseTakenPorts([
    { setting: 'CMS_PORT', name: 'The CMS', host: settings.cmsHost, port: settings.cmsPort },
    { setting: 'WEB_PORT', name: 'The site', host: settings.webHost, port: settings.webPort },
  ]);
  const env = environmentOf(settings);
  await buildStale(cmsSteps, { env, signal });
  await prepareOnce(settings, true, env, signal);
  // Whatever the watchers leave behind is built afresh by the next `npm start`.
  for (const step of [...cmsSteps, webStep(databaseId(settings))]) forget(step);
  // It would go on to check documents by the rules of before a change.
  rmSync(path.join(root, preparedChecks.output), { force: true });
  return { ...env, NODE_ENV: 'development' };
}

function watchers({ webHost, webPort }: Settings): Watcher[] {
  const astro = [
    bin('astro', 'bin/astro.mjs'),
    'dev',
    '--host',
    webHost,
    '--port',
    String(webPort),
  ];
  const strapi = [bin('@strapi/strapi', 'bin/strapi.js'), 'develop'];
  const compilers = compiledPackages.map(({ name, args }): Watcher => {
    const watching = [...args, '--watch', '--preserveWatchOutput'];
    return { label: name, colour: 'yellow', args: watching, cwd: root };
  });
  return [
    ...compilers,
    { label: 'cms', colour: 'magenta', args: strapi, cwd: path.join(root, 'cms') },
    { label: 'site', colour: 'cyan', args: astro, cwd: path.join(root, 'web') },
  ];
}

/** A process group of its own: ending the group also ends what the watcher has started. */
function watch({ label, colour, args, cwd }: Watcher, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.trimEnd().split('\n')) {
        console.log(`${styleText(colour, label.padEnd(12).slice(0, 12))} ${line}`);
      }
    });
  }
  const ended = new Promise<string>((resolve) => child.on('close', () => resolve(label)));
  return { ended, end: (signal: NodeJS.Signals) => endGroup(child.pid, signal) };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

await runTask(develop);
