import { existsSync } from 'node:fs';
import { bin } from '../building/steps.ts';
import { runTool } from '../building/run-tool.ts';
import { root } from '../settings.ts';
import { installFromDebian } from './debian.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser for the journeys: a path, '' for the one that Playwright has installed, or what to do. */
export type Browser = { path: string } | { missing: string };

/** Looks for Chromium, and installs it where this user may: from Debian, else from Playwright. */
export async function findOrInstallChromium(): Promise<Browser> {
  const found = usualPlaces.find((place) => existsSync(place));
  if (found) return { path: found };
  installFromDebian(['chromium']);
  if (existsSync('/usr/bin/chromium')) return { path: '/usr/bin/chromium' };
  const cli = bin('@playwright/test', 'cli.js');
  const { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: _skip, ...env } = process.env;
  const { code } = await runTool([cli, 'install', 'chromium'], { cwd: root, env });
  if (code === 0) return { path: '' };
  return {
    missing:
      'No Chromium here. Install it: sudo apt-get install -y chromium (Debian), or npx playwright install --with-deps chromium',
  };
}
