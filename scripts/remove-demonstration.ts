import path from 'node:path';
import { buildStale, forget } from './building/build-stale.ts';
import { runTool } from './building/run-tool.ts';
import { cmsSteps, webStep } from './building/steps.ts';
import { environmentOf } from './run/apps.ts';
import { databaseId } from './run/database-id.ts';
import { lockDataDir, prepareDataDir } from './run/data-dir.ts';
import { runTask } from './run-task.ts';
import { readSettings, root } from './settings.ts';
import { PlainError } from './set-up/plain-error.mjs';

/** `npm run demo:remove`: takes the demonstration content out of a stopped product. */
async function removeDemonstration(options: string[]): Promise<void> {
  const settings = readSettings(process.env);
  prepareDataDir(settings.dataDir);
  const release = lockDataDir(
    settings.dataDir,
    'Stop it first (Ctrl-C where it runs). An administrator can also remove the demonstration on the home screen of the admin.',
  );
  try {
    const env = environmentOf(settings);
    await buildStale(cmsSteps, { env });
    const script = path.join(root, 'cms', 'dist', 'src', 'commands', 'remove-demonstration.js');
    const { code } = await runTool([script, ...options], {
      cwd: path.join(root, 'cms'),
      env,
      onLine: console.log,
    });
    if (code !== 0) {
      throw new PlainError(
        'The demonstration content was not removed, or not all of it. Mend what the lines above name and run the same command again.',
      );
    }
    // The built site still holds what was published before.
    forget(webStep(databaseId(settings)));
  } finally {
    release();
  }
}

await runTask(() => removeDemonstration(process.argv.slice(2)));
