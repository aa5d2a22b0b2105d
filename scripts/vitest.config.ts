import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['**/*.test.ts'], exclude: ['node-runtime/**'], testTimeout: 30_000 },
});
