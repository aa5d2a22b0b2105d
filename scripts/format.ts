import { bin } from './building/steps.ts';
import { runTool } from './building/run-tool.ts';
import { runTask } from './run-task.ts';
import { root } from './settings.ts';

/** `npm run format`: writes every file in the agreed format. */
async function format(): Promise<void> {
  const prettier = bin('prettier', 'bin/prettier.cjs');
  const { code, output } = await runTool([prettier, '--write', '.', '--log-level', 'warn'], {
    cwd: root,
    env: process.env,
    onLine: console.log,
  });
  if (code !== 0) throw new Error(`Prettier ended with exit code ${code}.\n${output}`);
}

await runTask(format);
