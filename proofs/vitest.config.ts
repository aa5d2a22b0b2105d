import { defineConfig } from 'vitest/config';

/** Each file is one database, with a whole product of its own. One after the other: time is measured. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 300_000,
    silent: 'passed-only',
  },
});
