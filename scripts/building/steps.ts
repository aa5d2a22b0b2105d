import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { root } from '../settings.ts';
import { PlainError } from '../set-up/plain-error.mjs';

/** One thing that is built from files, and again only when those have changed. */
export interface BuildStep {
  /** Short name, such as "cms-admin". */
  name: string;
  /** For the progress line. */
  label: string;
  /** Globs from the repository's root of what it is made from. */
  inputs: readonly string[];
  /** A file that is there when it has been built; its folder also holds the stamp. */
  output: string;
  /** What Node runs, from which folder. */
  args: readonly string[];
  cwd: string;
  env?: Record<string, string>;
  /** Steps that the same command carries out as well. */
  covers?: readonly string[];
  /** Folders to remove first, so that what was deleted from the sources does not live on. */
  clean: readonly string[];
}

const tests = ['**/*.test.ts', '**/*.test.tsx', '**/tests/**'];

/** Left out of every input: a changed test makes nothing stale. */
export const notInputs = tests;

const everywhere = ['package-lock.json', 'tsconfig.json'];
const packages = [
  'content-contract',
  'document-checks',
  'strapi-content',
  'strapi-provider-private-files',
];
const packageInputs = (name: string) => [
  `packages/${name}/src/**`,
  `packages/${name}/package.json`,
  `packages/${name}/tsconfig.json`,
];
const typescript = bin('typescript', 'bin/tsc');

/** The packages, each compiled by TypeScript. */
export const compiledPackages: BuildStep[] = packages.map((name) => ({
  name,
  label: `Compiling ${name}`,
  inputs: [...everywhere, ...packageInputs(name)],
  output: `packages/${name}/dist/index.js`,
  clean: [`packages/${name}/dist`],
  args: [typescript, '-p', `packages/${name}`],
  cwd: root,
}));

/** The process that reads documents, with its code loaded; one for each Node, which alone can start it. */
export const preparedChecks: BuildStep = {
  name: 'document-checks-process',
  label: 'Preparing the checks of documents',
  inputs: [...everywhere, ...packageInputs('document-checks')],
  output: `packages/document-checks/dist/process/child-${process.version}-${process.arch}.blob`,
  clean: [],
  args: [path.join(root, 'packages/document-checks/dist/process/prepare-child.js')],
  cwd: root,
};

/** The packages, which everything else is built from. */
export const packageSteps: BuildStep[] = [...compiledPackages, preparedChecks];

const cmsShared = [
  ...everywhere,
  ...packageInputs('content-contract'),
  ...packageInputs('document-checks'),
  ...packageInputs('strapi-provider-private-files'),
  'cms/package.json',
  'cms/tsconfig.json',
];

/** The server's part of the CMS. Strapi registers whatever it finds there, so nothing old may remain. */
const cmsServer: BuildStep = {
  name: 'cms-server',
  label: 'Compiling the CMS',
  inputs: [...cmsShared, 'cms/config/**', 'cms/src/**'],
  output: 'cms/dist/src/index.js',
  clean: ['cms/dist/src', 'cms/dist/config'],
  args: [typescript, '-p', 'cms'],
  cwd: root,
};

/** Without NODE_ENV=production the admin would carry development React and be slow. */
const cmsAdmin: BuildStep = {
  name: 'cms-admin',
  label: "Building the CMS's screens (about 1 minute)",
  inputs: [
    ...cmsShared,
    'cms/config/admin.ts',
    'cms/src/admin/**',
    'cms/src/editor-screens/**',
    'cms/favicon.*',
    'cms/public/favicon.*',
  ],
  output: 'cms/dist/build/index.html',
  clean: ['cms/dist'],
  args: [bin('@strapi/strapi', 'bin/strapi.js'), 'build'],
  cwd: path.join(root, 'cms'),
  env: { NODE_ENV: 'production' },
  covers: ['cms-server'],
};

/**
 * The site; it asks the CMS for what is published, so the CMS is running while this is built. Each
 * database has a build of its own, since content is baked into it, and since a site that runs
 * beside another from the same folder must not lose its files to the other's build.
 *
 * @param database as `databaseId` names it
 */
export const webStep = (database: string): BuildStep => ({
  name: 'web',
  label: 'Building the site',
  inputs: [
    ...everywhere,
    ...packageInputs('content-contract'),
    ...packageInputs('strapi-content'),
    'web/package.json',
    'web/tsconfig.json',
    'web/*.ts',
    'web/server/**',
    'web/public/**',
    'web/src/**',
  ],
  output: `web/dist/${database}/server/entry.mjs`,
  clean: [`web/dist/${database}`],
  args: [bin('astro', 'bin/astro.mjs'), 'build'],
  cwd: path.join(root, 'web'),
  env: { NODE_ENV: 'production' },
});

/** What the CMS needs before it starts, in order. */
export const cmsSteps: readonly BuildStep[] = [...packageSteps, cmsAdmin, cmsServer];

/** The script of a command-line tool, so that it can be run with a Node of our choice, and without npx. */
export function bin(name: string, script: string): string {
  const manifest = findPackageJSON(name, path.join(root, 'cms', 'package.json'));
  if (!manifest) throw new PlainError(`The package ${name} is missing. Run: npm ci`);
  return path.join(path.dirname(manifest), script);
}
