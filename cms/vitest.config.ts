import { defineConfig } from 'vitest/config';

/** Tests beside the code, then the whole CMS on each database; one Strapi in each process. */
const wholeCms = {
  include: ['tests/**/*.test.ts'],
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    silent: 'passed-only',
    projects: [
      { test: { name: 'rules', include: ['src/**/*.test.ts'] } },
      { test: { name: 'sqlite', ...wholeCms } },
      {
        test: {
          name: 'postgres',
          ...wholeCms,
          // These ask nothing of the database that the others do not.
          exclude: [
            'tests/routes.test.ts',
            'tests/hardening.test.ts',
            'tests/uploading.test.ts',
            'tests/tightened.test.ts',
            'tests/documents.test.ts',
            'tests/s3.test.ts',
            'tests/withdrawal-in-progress.test.ts',
            'tests/embargo-check.test.ts',
            'tests/editor-screens.test.ts',
            'tests/approval-matrix.test.ts',
            'tests/scheduling-roles.test.ts',
            'tests/fingerprints.test.ts',
            'tests/mailing.test.ts',
            'tests/calendar.test.ts',
            'tests/demonstration.test.ts',
            'tests/roles.test.ts',
            'tests/probes.test.ts',
            'tests/preview.test.ts',
            'tests/media-library.test.ts',
            'tests/forged-saves.test.ts',
            'tests/validation.test.ts',
            'tests/checking.test.ts',
            'tests/checking-decisions.test.ts',
          ],
          globalSetup: 'tests/start-postgres.ts',
        },
      },
    ],
  },
});
