import { defineConfig } from 'vitest/config';

/** The document checks start processes and draw pages, which takes its time on a busy machine. */
export default defineConfig({
  test: { include: ['*/src/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 },
});
