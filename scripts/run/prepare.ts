import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../building/run-tool.ts';
import { root, type Settings } from '../settings.ts';
import { databaseId } from './database-id.ts';
import { PlainError } from '../set-up/plain-error.mjs';
import { showProgress } from '../set-up/progress.mjs';

/** What was put into the database the first time. */
interface Prepared {
  /** Which database: DATA_DIR may stay while DATABASE_URL changes. */
  database: string;
  withDemo: boolean;
}

/**
 * Fills a new database once: accounts, and the demonstration or the starter content.
 *
 * @returns whether it did so now
 * @throws PlainError with the end of the output when it fails; the next start tries again
 */
export async function prepareOnce(
  settings: Settings,
  withDemo: boolean,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<boolean> {
  const before = readPrepared(settings);
  if (before) {
    if (before.withDemo && !withDemo) {
      console.log(
        'This DATA_DIR already holds the demonstration content. To remove it: npm run demo:remove',
      );
    }
    return false;
  }
  await prepare(withDemo, env, signal);
  const prepared: Prepared = { database: databaseId(settings), withDemo };
  writeFileSync(file(settings), `${JSON.stringify(prepared)}\n`, { mode: 0o600 });
  return true;
}

async function prepare(
  withDemo: boolean,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const label = withDemo ? 'Loading the demonstration content' : 'Loading the starter content';
  const progress = showProgress(`${label} (about 1 minute, once)`);
  const script = path.join(root, 'cms', 'dist', 'src', 'commands', 'prepare.js');
  const { code, output } = await runTool([script, ...(withDemo ? [] : ['--no-demo'])], {
    cwd: path.join(root, 'cms'),
    env,
    signal,
    onLine: (line) => progress.note(line.trim()),
  });
  if (code === 0) {
    progress.done();
    return;
  }
  progress.failed();
  throw new PlainError(
    `${label} failed (exit code ${code}). The end of its output:\n\n` +
      `${output.trimEnd().split('\n').slice(-30).join('\n')}\n\n` +
      'Run the same command again: it carries on where it stopped.',
  );
}

/** Whether there is a database and it has been filled. */
export function isPrepared(settings: Settings): boolean {
  return readPrepared(settings) !== undefined;
}

function readPrepared(settings: Settings): Prepared | undefined {
  const hasDatabase =
    settings.databaseUrl !== '' || existsSync(path.join(settings.dataDir, 'cms.sqlite'));
  if (!hasDatabase || !existsSync(file(settings))) return undefined;
  const prepared = JSON.parse(readFileSync(file(settings), 'utf8')) as Prepared;
  return prepared.database === databaseId(settings) ? prepared : undefined;
}

function file({ dataDir }: Settings): string {
  return path.join(dataDir, 'prepared.json');
}
