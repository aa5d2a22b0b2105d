import { readSitemap, readPublications } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { startCms, stopCms } from '../stack/cms-power.ts';

test('the site goes on while the CMS is away, and says so to its operator only', async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  const before = await readPublications(request);
  await stopCms();
  try {
    for (const path of await readSitemap(request)) {
      expect((await request.get(path)).status(), path).toBe(200);
    }
    expect(await readPublications(request)).toEqual(before);
    const [{ title = '', path = '' } = {}] = before;
    const search = await request.get('/learning-reviews/publications', { params: { q: title } });
    expect(await search.text()).toContain(`href="${path}"`);
    await page.goto('/learning-reviews');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learning reviews');
    expect((await request.get('/healthz')).status()).toBe(200);
  } finally {
    await startCms();
  }
  expect((await request.get('/readyz')).status()).toBe(200);
});
