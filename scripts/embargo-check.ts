import { existsSync } from 'node:fs';
import path from 'node:path';
import { isStale } from './building/build-stale.ts';
import { runTool } from './building/run-tool.ts';
import { cmsSteps } from './building/steps.ts';
import { environmentOf } from './run/apps.ts';
import { isPrepared } from './run/prepare.ts';
import { runTask } from './run-task.ts';
import { readSettings, root } from './settings.ts';
import { PlainError } from './set-up/plain-error.mjs';

/** Neither "nothing was seen" nor "something was seen". */
const couldNotLook = 2;

const script = path.join(root, 'cms', 'dist', 'src', 'commands', 'check-embargo.js');

/**
 * `npm run embargo:check [-- <title or web address>]`: looks at a running product from outside for
 * what is not public. It builds nothing, since what runs must not change under its feet.
 *
 * @returns 0 when nothing was seen, 1 when something was, 2 when it could not look
 */
async function checkEmbargo(options: string[]): Promise<number> {
  const settings = readSettings(process.env);
  if (!isPrepared(settings)) {
    throw new PlainError(
      `DATA_DIR ${settings.dataDir} belongs to no database yet, so there is nothing to check. ` +
        'Set DATA_DIR and DATABASE_URL as where the product runs, or start it for the first time: npm start',
    );
  }
  if (!existsSync(script) || cmsSteps.some((step) => isStale(step))) {
    throw new PlainError(
      'The code here has changed since the product was started. Stop the product, start it again (npm start), and check then.',
    );
  }
  const cwd = path.join(root, 'cms');
  const env = environmentOf(settings);
  const { code } = await runTool([script, ...options], { cwd, env, onLine: console.log });
  return code ?? couldNotLook;
}

await runTask(async () => {
  process.exitCode = await checkEmbargo(process.argv.slice(2));
}, couldNotLook);
