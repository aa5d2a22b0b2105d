import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildStale } from './building/build-stale.ts';
import { cmsSteps } from './building/steps.ts';
import { findOrInstallNginx } from './checks/debian.ts';
import { linesOfFigures, writeFigures } from './checks/proof-figures.ts';
import { runVitest } from './checks/vitest-check.ts';
import { runTask } from './run-task.ts';
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
    const env = { WHOLE_ON_POSTGRES: 'true' };
    if (!(await hasPassed('cms', ['--project=postgres'], env)))
      throw new PlainError('A test of the CMS failed on PostgreSQL: see above.');
  }
  const all = notProved ? [...options, '--project=product'] : options;
  const env = { PROOFS_FULL: 'true', PROOFS_FIGURES: figures };
  const isProved = await hasPassed('proofs', all, env);
  if (isProved && !notProved && options.length === 0) {
    await writeFigures(figures);
    console.log('\nThe figures are in docs/proofs.md.');
  } else if (isProved) {
    console.log(['', ...linesOfFigures(figures)].join('\n'));
    console.log(
      `\n${notProved || 'A part of it.'} The figures in docs/proofs.md stay as they were.`,
    );
  }
  if (!isProved) {
    throw new PlainError(
      `Not everything was proved. The lines above say what; what was measured is in ${figures}.`,
    );
  }
  rmSync(figures, { recursive: true });
}

async function hasPassed(
  folder: string,
  options: readonly string[],
  env: Record<string, string>,
): Promise<boolean> {
  const { failed } = await runVitest(folder, options, {
    reporter: 'default',
    env,
    onLine: console.log,
  });
  return failed === 0;
}

await runTask(() => prove(process.argv.slice(2)));
