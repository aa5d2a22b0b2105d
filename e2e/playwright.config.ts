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

const speed = /lighthouse/;

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
  // What only reads, two at a time; then one at a time, in the order of the folders, since journeys
  // of editors change what readers see, speed is measured, and at the end things are taken away.
  projects: [
    { name: 'reader', testDir: 'reader', fullyParallel: true },
    { name: 'quality', testDir: 'quality', testIgnore: speed, fullyParallel: true },
    {
      name: 'alone',
      testDir: '.',
      testMatch: [/\/(editor|hostile|taking-away)\/.*\.spec\.ts$/, speed],
      dependencies: ['reader', 'quality'],
      workers: 1,
    },
  ],
});
