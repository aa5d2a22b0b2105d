import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../scripts/run/ports.ts';

/** Where the product under test runs, the same for the runner and all its workers. */
export interface Settings {
  /** A fresh folder with everything that is not code. */
  dataDir: string;
  webPort: number;
  cmsPort: number;
  /** Without a slash at its end, as in all that follow. */
  siteUrl: string;
  cmsUrl: string;
  /** Whether the product runs already, for work on the tests themselves. */
  isRunning: boolean;
  /** CHROMIUM_PATH, or Debian's browser where it is installed; otherwise Playwright's own. */
  chromium: string | undefined;
}

export const root = path.dirname(import.meta.dirname);

/** Decided once by the runner; its workers inherit the decision through the environment. */
export const settings: Settings = process.env['E2E_SETTINGS']
  ? (JSON.parse(process.env['E2E_SETTINGS']) as Settings)
  : await decide();

process.env['E2E_SETTINGS'] = JSON.stringify(settings);

/** With E2E_DATA_DIR, E2E_WEB_PORT and E2E_CMS_PORT the tests use a product that already runs. */
async function decide(): Promise<Settings> {
  const running = process.env['E2E_DATA_DIR'];
  const webPort = Number(process.env['E2E_WEB_PORT']) || (await freePort());
  const cmsPort = Number(process.env['E2E_CMS_PORT']) || (await freePort());
  const debianChromium = '/usr/bin/chromium';
  return {
    dataDir: running ?? mkdtempSync(path.join(os.tmpdir(), 'learning-reviews-')),
    webPort,
    cmsPort,
    siteUrl: `http://127.0.0.1:${webPort}`,
    cmsUrl: `http://127.0.0.1:${cmsPort}`,
    isRunning: running !== undefined,
    chromium:
      process.env['CHROMIUM_PATH'] || (existsSync(debianChromium) ? debianChromium : undefined),
  };
}
