import type { APIRequestContext, Page } from '@playwright/test';
import { readSitemap } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';

const harmless = 'www.bbc.co.uk';

test.use({ answeredHosts: [harmless] });

test.beforeEach(async ({ context }) => {
  await context.route(`https://${harmless}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
  );
});

test('Shift three times leaves the page at once', async ({ page, request }) => {
  await page.goto(await pageWithExit(request));
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
  await expect(page).toHaveURL(new RegExp(`^https://${harmless}/`));
});

test('Shift used for writing does not leave the page', async ({ page, request }) => {
  const address = await pageWithExit(request);
  await page.goto(address);
  for (const key of ['Shift+A', 'Tab', 'Shift+Tab', 'Shift+B']) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  expect(new URL(page.url()).pathname).toBe(address);
});

test('the button leaves the page and hides it meanwhile', async ({ page, request }) => {
  await page.goto(await pageWithExit(request));
  await exitButton(page).click();
  await expect(page).toHaveURL(new RegExp(`^https://${harmless}/`));
});

test('the first links of the page are to its content and out of it', async ({ page, request }) => {
  await page.goto(await pageWithExit(request));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
  await page.keyboard.press('Tab');
  const secondary = page.locator('a:focus');
  await expect(secondary).toHaveText(/Exit this page/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`^https://${harmless}/`));
});

test('a page where nobody needs it does not have it', async ({ page }) => {
  await page.goto('/');
  await expect(exitButton(page)).toHaveCount(0);
});

test('the page about safety online says what it cannot do', async ({ page }) => {
  await page.goto('/safety-online');
  await expect(page.getByRole('main')).toContainText(/history/i);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the button is a link that leaves the page', async ({ page, request }) => {
    await page.goto(await pageWithExit(request));
    await page.locator('main').waitFor();
    await exitButton(page).click();
    await expect(page).toHaveURL(new RegExp(`^https://${harmless}/`));
  });
});

/** The button that stays in view, not the link before the header that says the same. */
function exitButton(page: Page) {
  return page.getByRole('link', { name: 'Emergency Exit this page' });
}

/** A form or a type of the domestic kind: the settings of the demonstration turn it on there. */
async function pageWithExit(request: APIRequestContext): Promise<string> {
  for (const path of await readSitemap(request)) {
    if (!/\/(forms|types)\/./.test(path)) continue;
    const html = await (await request.get(path)).text();
    if (html.includes('Exit this page')) return path;
  }
  throw new Error('No form and no type of the demonstration offers to exit the page.');
}
