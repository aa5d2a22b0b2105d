import { defineConfig } from '@playwright/test';
import { settings } from './settings.ts';

/** Nothing that a browser does by itself may reach another host or slow a measurement. */
export const quietBrowser = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const alone = /\/(alerts|approval|schedule|lighthouse)\.spec\.ts$/;

export default defineConfig({
  outputDir: 'results/traces',
  globalSetup: './stack/start-stack.ts',
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Long enough for a busy machine; what is there sooner waits for nothing.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: settings.siteUrl,
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace shows each step of a failed test, and makes every test slower.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: settings.chromium, args: quietBrowser },
  },
  // What only reads, then journeys of editors with publications of their own: two at a time. Then one
  // at a time: what changes a setting or counts what others do, or measures speed. At the end, what
  // takes things away.
  projects: [
    { name: 'reader', testDir: 'reader', fullyParallel: true },
    { name: 'quality', testDir: 'quality', testIgnore: alone, fullyParallel: true },
    {
      name: 'editors',
      testDir: '.',
      testMatch: /\/(editor|hostile)\/.*\.spec\.ts$/,
      testIgnore: alone,
      dependencies: ['reader', 'quality'],
    },
    { name: 'alone', testDir: '.', testMatch: alone, dependencies: ['editors'], workers: 1 },
    { name: 'last', testDir: 'taking-away', dependencies: ['alone'], workers: 1 },
  ],
});
