import type { BrowserContext, Page } from '@playwright/test';
import { breaches } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { readTemplates, type Template } from '../fixtures/site-map.ts';

// The browser notes the status of the page that is missing on purpose.
test.use({ provoked: /status of 404/ });

for (const { width, hasScripts } of [
  { width: 360, hasScripts: true },
  { width: 360, hasScripts: false },
  { width: 1280, hasScripts: true },
]) {
  test.describe(`at ${width} px ${hasScripts ? 'with' : 'without'} JavaScript`, () => {
    test.use({ viewport: { width, height: 800 } });

    if (!hasScripts) test.beforeEach(({ context }) => takeScriptsAway(context));

    test('no template breaks a rule of WCAG 2.2 AA', async ({ page, request }) => {
      test.setTimeout(300_000);
      const faults: string[] = [];
      for (const template of await readTemplates(request)) {
        await page.goto(template.path);
        faults.push(...(await breachesOf(page, template)));
      }
      expect(faults).toEqual([]);
    });
  });
}

for (const width of [320, 360]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 640 } });

    test('no template scrolls sideways', async ({ page, request }) => {
      test.setTimeout(180_000);
      const wide: string[] = [];
      for (const { name, path } of await readTemplates(request)) {
        await page.goto(path);
        const contentWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        if (contentWidth > width) wide.push(`${name} ${path} is ${contentWidth} px wide`);
      }
      expect(wide).toEqual([]);
    });
  });
}

test('axe would notice a fault', async ({ page }) => {
  await page.goto('/learning-reviews');
  await page.evaluate(() =>
    document.querySelector('h1')?.insertAdjacentHTML('afterend', '<a href="/"></a>'),
  );
  expect(await breaches(page, undefined, ['region'])).toEqual([
    expect.stringContaining('link-name'),
  ]);
});

/**
 * Makes every script of the site empty. Axe itself needs JavaScript, so it cannot be turned off;
 * the site has no script but in files, and no element for browsers without scripts.
 */
async function takeScriptsAway(context: BrowserContext): Promise<void> {
  await context.route(
    (url) => url.pathname.endsWith('.js'),
    (route) => route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
}

/** The link out of the page comes before all regions, so that the keyboard meets it first. */
async function breachesOf(page: Page, { name, path }: Template): Promise<string[]> {
  const found = await breaches(page, undefined, ['region']);
  return found.map((one) => `${name} ${path} ${one}`);
}
