import { defineConfig } from 'vitest/config';
import { isFull } from './settings.ts';

/** Each file has a whole product of its own. In full, one after the other. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    fileParallelism: !isFull,
    maxWorkers: 2,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 900_000,
    silent: 'passed-only',
  },
});
