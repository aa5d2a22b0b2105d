import path from 'node:path';
import { buildStale } from '../building/build-stale.ts';
import { bin, type BuildStep, cmsSteps, packageSteps } from '../building/steps.ts';
import { root } from '../settings.ts';
import { collectNpm } from '../set-up/npm.mjs';
import { type Check, oneCheck } from './check.ts';
import { findOrInstallChromium } from './chromium.ts';
import { findOrInstallNginx } from './debian.ts';
import { runPlaywright } from './playwright-check.ts';
import { toolCheck } from './tool-check.ts';
import { runVitest, vitestCheck } from './vitest-check.ts';

const typescript = bin('typescript', 'bin/tsc');
const typesOf = (name: string, project: string) =>
  toolCheck(`types-${name}`, `the types of ${name} fit`, [typescript, '--noEmit', '-p', project]);

function buildCheck(name: string, label: string, steps: readonly BuildStep[]): Check {
  return {
    name,
    label,
    async run() {
      await buildStale(steps);
      return oneCheck(0, '');
    },
  };
}

/** Everything that CI runs, in order: what is quick first, what needs the whole product last. */
export const allChecks: readonly Check[] = [
  buildCheck('build-packages', 'packages are built', packageSteps),
  // Beside the small ones, since it keeps one core busy for a minute.
  { ...buildCheck('build', 'the CMS is built', cmsSteps), isSmall: true },
  {
    name: 'lock',
    label: 'package-lock.json holds what each package.json asks for',
    isSmall: true,
    async run() {
      const args = ['ci', '--dry-run', '--include=dev', '--ignore-scripts'];
      const { code, output } = await collectNpm(args, { cwd: root, env: process.env });
      return oneCheck(code, output);
    },
  },
  toolCheck('format', 'every file is in the agreed format', [
    bin('prettier', 'bin/prettier.cjs'),
    '--check',
    '--log-level=warn',
    '.',
  ]),
  toolCheck('lint', 'the rules of the code are kept', [
    bin('eslint', 'bin/eslint.js'),
    '--max-warnings=0',
    '.',
  ]),
  typesOf('scripts', 'scripts'),
  typesOf('packages', 'packages'),
  typesOf('cms', 'cms/tsconfig.check.json'),
  typesOf('admin', 'cms/src/admin'),
  toolCheck('types-web', 'the types of web fit', [bin('astro', 'bin/astro.mjs'), 'check'], {
    cwd: path.join(root, 'web'),
  }),
  typesOf('e2e', 'e2e'),
  typesOf('proofs', 'proofs'),
  toolCheck('unused', 'no file, export or package is unused', [
    bin('knip', 'bin/knip.js'),
    '--no-progress',
  ]),
  // On two cores Vitest runs one file at a time by itself, so these keep one busy each.
  { ...vitestCheck('scripts', 'tests of the commands', 'scripts'), isSmall: true },
  { ...vitestCheck('packages', 'tests of the packages', 'packages'), isSmall: true },
  { ...vitestCheck('web', 'tests of the site', 'web'), isSmall: true },
  vitestCheck('cms', 'tests of the CMS on SQLite and PostgreSQL', 'cms'),
  vitestCheck('proofs', 'nothing is seen before its time or after it, and nothing lost', 'proofs', [
    'product',
  ]),
  {
    name: 'machines',
    label: 'two sites and two CMSs behind nginx fail no reader',
    async run() {
      const nginx = findOrInstallNginx();
      if ('path' in nginx) return runVitest('proofs', ['--project=machines']);
      return { passed: 0, failed: 0, skipped: 1, output: '', notRun: nginx.missing };
    },
  },
  {
    name: 'e2e',
    label: 'whole journeys in a browser',
    async run() {
      const browser = await findOrInstallChromium();
      if ('path' in browser) return runPlaywright(browser.path);
      return { passed: 0, failed: 0, skipped: 1, output: '', notRun: browser.missing };
    },
  },
];
