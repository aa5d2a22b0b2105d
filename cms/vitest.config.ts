import { defineConfig } from 'vitest/config';

/** Tests beside the code, then the whole CMS on each database; one Strapi in each process. */
const wholeCms = {
  include: ['tests/**/*.test.ts'],
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

/** Whether PostgreSQL gets every file, as in `npm run prove`, or those that ask something of it. */
const isWhole = process.env['WHOLE_ON_POSTGRES'] === 'true';

/** Locks, races, transactions, and queries that are written by hand. */
const onBothDatabases = [
  'at-once',
  'audit-chain',
  'checking-killed',
  'history',
  'mailing-repeats',
  'prepared-releases',
  'published',
  'restoring',
  'scheduling',
  'scheduling-processes',
  'searching',
  'stale-saves',
  'take-down',
].map((name) => `tests/${name}.test.ts`);

export default defineConfig({
  test: {
    // One more than the cores of a small machine: they often wait for a time to come.
    maxWorkers: 3,
    silent: 'passed-only',
    projects: [
      // Of functions that keep nothing, so that a process serves many files.
      { test: { name: 'rules', include: ['src/**/*.test.ts'], isolate: false } },
      { test: { name: 'sqlite', ...wholeCms, globalSetup: 'tests/prepare-cms.ts' } },
      {
        test: {
          name: 'postgres',
          ...wholeCms,
          ...(isWhole ? {} : { include: onBothDatabases }),
          globalSetup: 'tests/start-postgres.ts',
        },
      },
    ],
  },
});
