/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

// Tests read the examples and never a CMS that happens to run on this machine.
process.env.PUBLISHED_FIXTURE = 'examples';

export default getViteConfig({
  test: {
    include: ['*.test.ts', 'src/**/*.test.ts', 'server/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
