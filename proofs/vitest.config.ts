import { defineConfig } from 'vitest/config';
import { isFull } from './settings.ts';

/** What needs nginx, and may be left out where that is missing. */
const machines = 'several-machines.test.ts';

/** Each file has a whole product of its own. In full, one after the other. */
export default defineConfig({
  test: {
    fileParallelism: !isFull,
    maxWorkers: 2,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 900_000,
    silent: 'passed-only',
    projects: [
      {
        extends: true,
        test: { name: 'product', include: ['**/*.test.ts'], exclude: [machines] },
      },
      { extends: true, test: { name: 'machines', include: [machines] } },
    ],
  },
});
