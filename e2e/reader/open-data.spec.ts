import { createHash } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { addressesIn } from '../fixtures/links.ts';
import { pathOf, readPublications } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';

interface Publication {
  id: string;
  identifier: string;
  address: string;
  title: string;
  documents: { address: string; bytes: number; sha256: string }[];
}

test('a library harvests everything with nothing but what the page on open data names', async ({
  page,
  request,
}) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Open data' }).click();
  await expect(page).toHaveTitle(/^Open data – /);
  const named = addressesIn(await page.content()).map(pathOf);
  expect(named).toEqual(
    expect.arrayContaining(['/api/openapi.json', '/open-data/everything.json']),
  );
  const list = await page
    .getByRole('link', { name: '/api/publications', exact: true })
    .getAttribute('href');

  const harvested = await walk(request, `${list}?limit=7`);
  const shown = await readPublications(request);
  expect(harvested.map(({ address }) => pathOf(address)).toSorted()).toEqual(
    shown.map(({ path }) => path).toSorted(),
  );

  const largest = harvested.toSorted((a, b) => b.documents.length - a.documents.length)[0];
  const item = (await (await request.get(largest?.identifier ?? '')).json()) as Publication;
  expect(item).toMatchObject({ id: largest?.id, title: largest?.title });
  for (const document of item.documents) {
    const bytes = await (await request.get(document.address)).body();
    expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      document.bytes,
      document.sha256,
    ]);
  }

  await page.goto(largest?.address ?? '');
  const asData = page.locator('link[rel="alternate"][type="application/json"]');
  expect(await asData.getAttribute('href')).toBe(pathOf(item.identifier));
});

test('the columns of a file are told where it is offered', async ({ page }) => {
  await page.goto('/open-data');
  await page.getByText('Columns of the file: Every publication').click();
  await expect(page.getByText('first_published_on')).toBeVisible();
});

/** Follows `next` from page to page. */
async function walk(request: APIRequestContext, start: string): Promise<Publication[]> {
  const found: Publication[] = [];
  for (let next: string | null = start; next !== null;) {
    const answer = (await (await request.get(next)).json()) as {
      items: Publication[];
      next: string | null;
    };
    found.push(...answer.items);
    next = answer.next;
  }
  return found;
}
