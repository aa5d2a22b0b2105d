import { existsSync } from 'node:fs';
import path from 'node:path';
import { isStale } from '../building/build-stale.ts';
import { runTool } from '../building/run-tool.ts';
import { cmsSteps } from '../building/steps.ts';
import { readSettings, root } from '../settings.ts';
import { PlainError } from '../set-up/plain-error.mjs';
import { environmentOf } from './apps.ts';
import { isPrepared } from './prepare.ts';

/**
 * Runs a command of the CMS beside a product that may be running. It builds nothing, since what
 * runs must not change under its feet.
 *
 * @param command its file in `cms/src/commands`, without `.ts`
 * @returns its exit status; null when it was killed
 * @throws PlainError when there is nothing to look at yet, or the code has changed since
 */
export async function besideProduct(command: string, options: string[]): Promise<number | null> {
  const settings = readSettings(process.env);
  if (!isPrepared(settings)) {
    throw new PlainError(
      `DATA_DIR ${settings.dataDir} belongs to no database yet, so there is nothing to check. ` +
        'Set DATA_DIR and DATABASE_URL as where the product runs, or start it for the first time: npm start',
    );
  }
  const script = path.join(root, 'cms', 'dist', 'src', 'commands', `${command}.js`);
  if (!existsSync(script) || cmsSteps.some((step) => isStale(step))) {
    throw new PlainError(
      'The code here has changed since the product was started. Stop the product, start it again (npm start), and check then.',
    );
  }
  const cwd = path.join(root, 'cms');
  const env = environmentOf(settings);
  const { code } = await runTool([script, ...options], { cwd, env, onLine: console.log });
  return code;
}
