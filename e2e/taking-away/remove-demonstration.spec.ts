import { readPublications } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { openHome, signIn } from '../editor/sign-in.ts';

// Strapi's own: it reports what it cancels.
test.use({ provoked: /AbortError: signal is aborted/ });

test('one button removes the demonstration from the CMS and the site', async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  const [one] = await readPublications(request);
  await signIn(page, 'administrator');
  await openHome(page);
  await page.getByRole('button', { name: 'Remove the demonstration' }).click();
  await page.getByRole('button', { name: 'Remove all of it' }).click();
  await expect(page.getByText('The demonstration is gone')).toBeVisible({ timeout: 180_000 });
  await expect
    .poll(async () => (await readPublications(request)).length, { timeout: 5000 })
    .toBe(0);
  expect((await request.get(one?.path ?? '')).status()).toBe(404);
  expect((await request.get(one?.documents[0] ?? '')).status()).toBe(404);
  for (const path of ['/', '/learning-reviews', '/learning-reviews/publications']) {
    expect((await request.get(path)).status(), path).toBe(200);
  }
});
