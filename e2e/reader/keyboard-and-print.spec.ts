import type { Page } from '@playwright/test';
import { pagesOf } from '../fixtures/pages-of-pdf.ts';
import { readPublications } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';

test('the skip link leads past the header', async ({ page }) => {
  await page.goto('/learning-reviews');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the keyboard alone leads from the home page to a document', async ({ page, request }) => {
  const publications = await readPublications(request);
  const target = publications.find((one) => one.documents.length > 0);
  await page.goto('/');
  await tabTo(page, '/learning-reviews/publications');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(target).toBeDefined();
  await page.goto(target?.path ?? '');
  await tabTo(page, target?.documents[0] ?? '');
  await expect(page.locator('a:focus')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.evaluate(() => document.activeElement?.setAttribute('download', ''));
  await page.keyboard.press('Enter');
  // Named by its title, in its own letters; what a file system refuses is left out.
  expect((await download).suggestedFilename()).toMatch(/^[^/\\:*?"<>|]+\.(pdf|docx|png|jpg)$/);
});

test('every place that the keyboard reaches can be seen', async ({ page }) => {
  await page.goto('/learning-reviews/publications');
  const unseen: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const isMarked =
        outlineStyle !== 'none' || boxShadow !== 'none' || backgroundColor === 'rgb(255, 221, 0)';
      return isMarked && width > 1 && height > 1 ? null : element.outerHTML.slice(0, 100);
    });
    if (focused) unseen.push(focused);
  }
  expect(unseen).toEqual([]);
});

test('on paper a publication is its text, without buttons and menus', async ({ page, request }) => {
  const publications = await readPublications(request);
  await page.goto(publications[0]?.path ?? '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeHidden();
  const paper = await page.pdf();
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
});

test('on paper a seven-minute briefing is a poster of two pages', async ({ page, request }) => {
  const briefings = (await readPublications(request)).filter(
    ({ kind }) => kind === 'seven-minute-briefing',
  );
  expect(briefings.length).toBeGreaterThan(1);
  for (const { path, title } of briefings) {
    await page.goto(path);
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(pagesOf(paper), title).toBe(2);
  }
});

/** Presses Tab until the link to this path has the focus. */
async function tabTo(page: Page, path: string): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    if (href === path) return;
  }
  throw new Error(`The keyboard did not reach ${path} on ${page.url()} in 150 steps.`);
}
