import { readTemplates } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';

test.use({ provoked: /status of 404/ });

test('no page leaves a cookie or anything else on the reader’s device', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(180_000);
  for (const { path } of await readTemplates(request)) {
    await page.goto(path);
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect({ path, ...kept }).toEqual({
      path,
      local: 0,
      session: 0,
      databases: 0,
      caches: 0,
      workers: 0,
    });
  }
  expect(await context.cookies()).toEqual([]);
});

test('a link to another site does not tell it where the reader was', async ({ page }) => {
  await page.goto('/learning-reviews');
  const policy = await page.request.get('/learning-reviews');
  expect(policy.headers()['referrer-policy']).toBe('same-origin');
});
