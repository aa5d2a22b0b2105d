import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildStale } from './building/build-stale.ts';
import { runTool } from './building/run-tool.ts';
import { bin, cmsSteps } from './building/steps.ts';
import { findOrInstallNginx } from './checks/debian.ts';
import { writeFigures } from './checks/proof-figures.ts';
import { runTask } from './run-task.ts';
import { root } from './settings.ts';
import { PlainError } from './set-up/plain-error.mjs';

/**
 * `npm run prove`: every test of the CMS on PostgreSQL, where `npm test` runs those that ask
 * something of the database; then the proofs in full, one database after the other. Their figures go
 * into docs/proofs.md. Options go to Vitest, such as a name to prove only that.
 */
async function prove(options: string[]): Promise<void> {
  await buildStale(cmsSteps);
  const nginx = findOrInstallNginx();
  const notProved =
    'missing' in nginx && `Not proved: two sites and two CMSs behind nginx. ${nginx.missing}`;
  if (notProved) console.log(`${notProved}\n`);
  const figures = mkdtempSync(path.join(tmpdir(), 'figures-'));
  if (options.length === 0) {
    const code = await runAll('cms', ['--project=postgres'], { WHOLE_ON_POSTGRES: 'true' });
    if (code !== 0) throw new PlainError('A test of the CMS failed on PostgreSQL: see above.');
  }
  const all = notProved ? [...options, '--project=product'] : options;
  const code = await runAll('proofs', all, { PROOFS_FULL: 'true', PROOFS_FIGURES: figures });
  if (code === 0 && notProved) console.log(`\n${notProved} The figures stay as they were.`);
  else if (code === 0 && options.length === 0) {
    await writeFigures(figures);
    console.log('\nThe figures are in docs/proofs.md.');
  }
  if (code !== 0) {
    throw new PlainError(
      `Not everything was proved. The lines above say what; what was measured is in ${figures}.`,
    );
  }
  rmSync(figures, { recursive: true });
}

/** @returns the exit code of Vitest in a folder */
async function runAll(
  folder: string,
  options: readonly string[],
  environment: Record<string, string>,
): Promise<number | null> {
  const { NODE_ENV: _mode, DATABASE_URL: _url, DATA_DIR: _dir, ...rest } = process.env;
  const { code } = await runTool([bin('vitest', 'vitest.mjs'), 'run', ...options], {
    cwd: path.join(root, folder),
    env: { ...rest, NO_COLOR: '1', ...environment },
    onLine: console.log,
  });
  return code;
}

await runTask(() => prove(process.argv.slice(2)));
