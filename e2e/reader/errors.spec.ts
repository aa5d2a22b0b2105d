import { expect, test } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';

test.describe('an address that is not there', () => {
  test.use({ provoked: /status of 404/ });

  test('answers 404 with a page that helps', async ({ page }) => {
    const answer = await page.goto('/learning-reviews/publications/there-is-none');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not found/i);
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: /publications/i }).first()).toBeVisible();
  });

  for (const path of [
    '/nothing',
    '/learning-reviews/nothing',
    '/learning-reviews/types/nothing',
    '/learning-reviews/forms/nothing',
    '/learning-reviews/themes/nothing',
    '/documents/aaaaaaaaaaaaaaaaaaaaaaaa/nothing.pdf',
    '/preview/nothing',
    '/.env',
    '/admin',
    '/api/published/publications',
    '/uploads/nothing.pdf',
  ]) {
    test(`${path} answers 404`, async ({ request }) => {
      expect((await request.get(path)).status()).toBe(404);
    });
  }

  test('is not stored by caches for long, nor indexed', async ({ request }) => {
    const answer = await request.get('/nothing');
    expect(answer.headers()['cache-control'] ?? 'no-store').not.toMatch(/max-age=[1-9]\d{2,}/);
    expect(await answer.text()).toMatch(/<meta name="robots" content="noindex/);
  });
});

test('a slash at the end leads to the address without it', async ({ request }) => {
  const answer = await request.get('/learning-reviews/', { maxRedirects: 0 });
  expect([301, 308]).toContain(answer.status());
  expect(answer.headers()['location']).toMatch(/\/learning-reviews$/);
});

test('an address cannot send the reader to another site', async ({ request }) => {
  for (const path of [
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '//elsewhere.example/%2e%2e',
  ]) {
    const answer = await request.get(settings.siteUrl + path, { maxRedirects: 0 });
    const location = answer.headers()['location'] ?? '/';
    expect(new URL(location, settings.siteUrl).origin, path).toBe(settings.siteUrl);
  }
});
