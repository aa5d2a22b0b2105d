import path from 'node:path';
import { buildStale } from './building/build-stale.ts';
import { runTool } from './building/run-tool.ts';
import { cmsSteps } from './building/steps.ts';
import { environmentOf } from './run/apps.ts';
import { lockDataDir, prepareDataDir } from './run/data-dir.ts';
import { isPrepared } from './run/prepare.ts';
import { runTask } from './run-task.ts';
import { readSettings, root, type Settings } from './settings.ts';
import { PlainError } from './set-up/plain-error.mjs';

const whileItRuns =
  'Stop it first (Ctrl-C where it runs, or systemctl stop), set the password, and start it again. ' +
  'While it runs, an administrator can set a password in the admin, under Settings → Users.';

/** `npm run password -- <e-mail>`: a new random password for somebody, with the product stopped. */
async function password(options: string[]): Promise<void> {
  const [email, ...more] = options;
  if (!email?.includes('@') || more.length > 0) {
    throw new PlainError(
      'Say whose password to set, by the e-mail address they sign in with: npm run password -- name@example.org',
    );
  }
  const settings = readSettings(process.env);
  refuseNoDatabase(settings);
  prepareDataDir(settings.dataDir);
  const release = lockDataDir(settings.dataDir, whileItRuns);
  try {
    await setPassword(settings, email);
  } finally {
    release();
  }
}

function refuseNoDatabase(settings: Settings): void {
  if (isPrepared(settings)) return;
  throw new PlainError(
    `DATA_DIR ${settings.dataDir} belongs to no database yet, so nobody has a password there. ` +
      'Set DATA_DIR and DATABASE_URL as where the product runs, or start it for the first time: npm start',
  );
}

async function setPassword(settings: Settings, email: string): Promise<void> {
  const env = environmentOf(settings);
  await buildStale(cmsSteps, { env });
  const script = path.join(root, 'cms', 'dist', 'src', 'commands', 'set-password.js');
  const cwd = path.join(root, 'cms');
  const { code } = await runTool([script, email], { cwd, env, onLine: console.log });
  if (code !== 0) throw new PlainError('No password was set. The lines above say why.');
}

await runTask(() => password(process.argv.slice(2)));
