import type { Page } from '@playwright/test';
import {
  emptyCombination,
  longestWord,
  type PublicationRow,
  readPublications,
} from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';

const list = '/learning-reviews/publications';
const perPage = 20;

let all: PublicationRow[];

test.beforeEach(async ({ request }) => {
  all = await readPublications(request);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the list of publications ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('is narrowed by kind and year, and says so in its address', async ({ page }) => {
      const one = all.find((row) => row.kind === 'executive-summary');
      const year = one?.firstPublishedOn.slice(0, 4) ?? '';
      await page.goto(list);
      await page.getByRole('combobox', { name: 'Kind' }).selectOption('executive-summary');
      await page.getByRole('combobox', { name: 'Year' }).selectOption(year);
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page).toHaveURL(/kind=executive-summary/);
      const expected = all.filter(
        (row) => row.kind === 'executive-summary' && row.firstPublishedOn.startsWith(year),
      );
      expect(await titlesOn(page)).toEqual(expect.arrayContaining([one?.title]));
      await expect(total(page, expected.length)).toBeVisible();
    });

    test('lets go of one filter at a time', async ({ page }) => {
      const year = all[0]?.firstPublishedOn.slice(0, 4) ?? '';
      await page.goto(`${list}?kind=${all[0]?.kind}&year=${year}`);
      await page.getByRole('link', { name: `Remove the filter ${year}` }).click();
      await expect(page).toHaveURL(`${list}?kind=${all[0]?.kind}`);
      await page.getByRole('link', { name: /^Remove the filter/ }).click();
      await expect(page).toHaveURL(list);
      await expect(total(page, all.length)).toBeVisible();
    });

    test('sorts by title and by day', async ({ page }) => {
      await page.goto(list);
      await page
        .getByRole('combobox', { name: 'Sort by' })
        .selectOption({ label: 'Title, A to Z' });
      await page.getByRole('button', { name: 'Apply' }).click();
      const collator = new Intl.Collator('en-GB');
      const byTitle = all.map((row) => row.title).toSorted(collator.compare);
      expect(await titlesOn(page)).toEqual(byTitle.slice(0, perPage));
      await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Oldest first' });
      await page.getByRole('button', { name: 'Apply' }).click();
      const days = await page
        .locator('main time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
      expect(days).toEqual(days.toSorted());
    });

    test('shows everything once, page by page', async ({ page }) => {
      await page.goto(list);
      const seen = await titlesOn(page);
      while (await page.getByRole('link', { name: 'Next page' }).isVisible()) {
        await page.getByRole('link', { name: 'Next page' }).click();
        seen.push(...(await titlesOn(page)));
      }
      expect(all.length).toBeGreaterThan(perPage);
      expect(seen.toSorted()).toEqual(all.map((row) => row.title).toSorted());
    });

    test('is searched by words, which stay in its address with the filters', async ({ page }) => {
      const word = longestWord(all) ?? '';
      const titled = all.filter(({ title }) => title.includes(word));
      await page.goto(list);
      const field = page.getByLabel('Search this site and its documents');
      await field.fill(word);
      await field.press('Enter');
      await expect(page).toHaveURL(`${list}?q=${word}`);
      await expect(page.getByLabel('Filters in force')).toContainText(`“${word}”`);
      const titles = titled.map(({ title }) => title);
      expect(await titlesOn(page)).toEqual(expect.arrayContaining(titles));
      const kind = titled[0]?.kind ?? '';
      await page.getByRole('combobox', { name: 'Kind' }).selectOption(kind);
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page).toHaveURL(`${list}?q=${word}&kind=${kind}`);
      await expect(page.getByRole('link', { name: /^Remove the filter/ })).toBeVisible();
      expect(await titlesOn(page)).toContain(titles[0]);
      await page.getByRole('link', { name: /^Remove the search for / }).click();
      await expect(page).toHaveURL(`${list}?kind=${kind}`);
    });

    test('finds forms too, in a section of their own above the list', async ({ page }) => {
      await page.goto(list);
      const field = page.getByLabel('Search this site and its documents');
      await field.fill('referral form');
      await field.press('Enter');
      const forms = page.getByRole('region', { name: 'Forms and guidance' });
      const [first] = await forms.getByRole('heading', { level: 3 }).all();
      const title = (await first?.innerText()) ?? '';
      expect(title.toLowerCase()).toContain('referral');
      await forms.getByRole('link', { name: title, exact: true }).first().click();
      await expect(page).toHaveURL(/^[^?]*\/learning-reviews\/forms\/[a-z0-9-]+$/);
      await page.goto(`${list}?q=referral+form&kind=report`);
      await expect(page.getByRole('heading', { level: 2, name: /publications/ })).toBeVisible();
      await expect(forms).toBeHidden();
    });

    test('finds pages and themes too, above all else where they are so called', async ({
      page,
    }) => {
      await page.goto('/learning-reviews/themes');
      const [theme] = await page.getByRole('main').getByRole('heading', { level: 2 }).all();
      const name = (await theme?.innerText()) ?? '';
      await page.goto(list);
      const field = page.getByLabel('Search this site and its documents');
      await field.fill(name.toLowerCase());
      await field.press('Enter');
      const found = page.getByRole('region', { name: 'Pages and themes', exact: true });
      await expect(found).toContainText('Theme');
      await expect(page.getByRole('main').getByRole('region').first()).toContainText(name);
      await found.getByRole('link', { name, exact: true }).click();
      await expect(page).toHaveURL(/^[^?]*\/learning-reviews\/themes\/[a-z0-9-]+$/);
      await page.goto(`${list}?q=privacy&kind=report`);
      await expect(page.getByRole('heading', { level: 2, name: /publications/ })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Pages and themes' })).toBeHidden();
    });

    test('says what helps where no word is found', async ({ page }) => {
      await page.goto(`${list}?q=qqqqqqqqqq`);
      await expect(total(page, 0)).toBeVisible();
      const help = page.getByRole('main');
      await expect(help.getByRole('link', { name: 'Learning by theme' })).toBeVisible();
      await help.getByRole('link', { name: 'Forms and guidance' }).click();
      await expect(page).toHaveURL('/learning-reviews/forms');
    });

    test('says so when nothing is found, and leads back', async ({ page }) => {
      await page.goto(`${list}?${emptyCombination(all)}`);
      await expect(total(page, 0)).toBeVisible();
      await page.getByRole('main').getByRole('link', { name: 'all publications' }).click();
      await expect(page).toHaveURL(list);
    });

    test('says so when there is only one', async ({ page }) => {
      await page.goto(`${list}?${onlyOne(all)}`);
      await expect(total(page, 1)).toBeVisible();
      expect(await titlesOn(page)).toHaveLength(1);
    });
  });
}

test('an address with nonsense in it shows the list', async ({ page }) => {
  for (const query of ['?page=-1', '?page=9999', '?kind=none', '?year=x', '?sort=', '?other=%00']) {
    const answer = await page.goto(list + query);
    expect(answer?.status(), query).toBe(200);
    await expect(total(page, all.length)).toBeVisible();
  }
});

test('a long publication has a list of contents that leads to its sections', async ({
  page,
  request,
}) => {
  for (const { path } of all) {
    const html = await (await request.get(path)).text();
    if (!html.includes('class="contents"')) continue;
    await page.goto(path);
    const contents = page.getByRole('navigation', { name: 'Contents' });
    const last = contents.getByRole('link').last();
    const title = await last.innerText();
    await last.click();
    await expect(
      page.getByRole('heading', { level: 2, name: title, exact: true }),
    ).toBeInViewport();
    return;
  }
  throw new Error('No publication of the demonstration is long enough for a list of contents.');
});

test('links to documents say format, size and pages', async ({ page }) => {
  const one = all.find((row) => row.documents.some((path) => path.endsWith('.pdf')));
  await page.goto(one?.path ?? '');
  const pdf = one?.documents.find((path) => path.endsWith('.pdf'));
  const item = page.getByRole('listitem').filter({ has: page.locator(`a[href="${pdf}"]`) });
  await expect(item).toContainText(/\(PDF, [\d.,]+ (k|M)?B, \d+ pages?/);
});

test('breadcrumbs name each step once and never the page itself', async ({ page }) => {
  for (const path of [all[0]?.path ?? '', list, '/learning-reviews/forms', '/learning-reviews']) {
    await page.goto(path);
    const steps = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link');
    const hrefs = await steps.evaluateAll((links) => links.map((a) => a.getAttribute('href')));
    expect(hrefs[0], path).toBe('/');
    expect(new Set(hrefs).size, path).toBe(hrefs.length);
    expect(hrefs, path).not.toContain(path);
    const names = await steps.allInnerTexts();
    expect(new Set(names).size, path).toBe(names.length);
  }
});

/** The heading that says how many publications the filters let through. */
function total(page: Page, number: number) {
  const isSmall = number > 0 && number < 5;
  const words = isSmall ? 'Fewer than 5 publications' : `${number} publications`;
  return page.getByRole('heading', { level: 2, name: new RegExp(`^${words}\\b`) });
}

async function titlesOn(page: Page): Promise<string[]> {
  const titles = page.getByRole('main').getByRole('heading', { level: 3 });
  return (await titles.allInnerTexts()).map((title) => title.trim());
}

/** A kind and a year under which exactly one thing was published. */
function onlyOne(rows: PublicationRow[]): string {
  const keys = rows.map((row) => `kind=${row.kind}&year=${row.firstPublishedOn.slice(0, 4)}`);
  const single = keys.find((key) => keys.indexOf(key) === keys.lastIndexOf(key));
  if (!single) throw new Error('No kind was published exactly once in a year.');
  return single;
}
