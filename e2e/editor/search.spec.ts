import type { Page } from '@playwright/test';
import { type Admin, signedIn } from '../fixtures/admin-api.ts';
import { breaches } from '../fixtures/axe.ts';
import { pathOf } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { smallPdf } from './small-pdf.ts';

const kind = 'publication';
const stamp = Date.now();
/** Of letters alone, and of no language. */
const letters = [...String(stamp)].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('');
const word = `zq${letters}`;
const title = `Celandine Row: a brief to be found, ${stamp}`;
const list = '/learning-reviews/publications';
const label = 'Search this site and its documents';
/** What offers suggestions: a script of its own. */
const script = /offer-suggestions/;

/** Milliseconds from a change in the admin to the search of the site knowing it. */
const fiveSeconds = 5_000;

/** One journey, so each test goes on from the one before. */
test.describe.serial('a word that only one document has', () => {
  test.describe.configure({ timeout: 240_000 });
  let admin: Admin;
  let entry: { documentId: string };
  let fileId: number;

  test.beforeAll(async () => {
    admin = await signedIn('approver');
    const draws = `BT /F1 12 Tf 40 700 Td (What ${word} taught the agencies) Tj ET`;
    const bytes = Buffer.from(smallPdf('search', { draws }));
    fileId = await admin.upload('celandine-row.pdf', bytes, 'application/pdf');
    entry = await admin.create(kind, {
      title,
      slug: `celandine-row-${stamp}`,
      kind: 'Report',
      language: 'English',
      summary: 'Made for the browser test.',
      types: { connect: [{ documentId: await admin.firstId('review-type') }] },
      documents: [{ title: 'The brief', file: fileId, language: 'English', isAccessible: false }],
    });
  });

  test.afterAll(async () => {
    await admin.remove(kind, entry);
    await admin.call('DELETE', `/upload/files/${fileId}`);
  });

  test('is neither found, counted nor offered while it is in a draft', async () => {
    // The CMS has read it by now, and could give it away.
    const query = `uid=api::${kind}.${kind}&documentId=${entry.documentId}`;
    const { data } = await admin.call<{ data: { documents: unknown[] } }>(
      'GET',
      `/editor-screens/document-checks?${query}`,
    );
    const search = { unsearchable: [], isEmpty: false };
    expect(data.documents).toEqual([expect.objectContaining({ state: 'done', search })]);
    // Longer than the site takes to find what is published.
    const until = Date.now() + fiveSeconds;
    while (Date.now() < until) expect(await tracesOf(word)).toEqual([]);
  });

  test('is found within five seconds of its release, at its page', async ({ page }) => {
    await admin.publish(kind, entry);
    await expect
      .poll(() => tracesOf(word), { timeout: fiveSeconds, intervals: [100] })
      .toEqual(['found', 'found by its beginning', 'found by a slip', 'suggested']);
    await page.goto(list);
    const field = page.getByLabel(label);
    await field.fill(word);
    await field.press('Enter');
    await expect(page).toHaveURL(`${list}?q=${word}`);
    await expect(page.getByRole('heading', { name: /^Fewer than 5 publications/ })).toBeVisible();
    await expect(page.locator('mark')).toHaveText([word]);
    await expect(page.getByRole('link', { name: /^Page 1 of The brief/ })).toHaveAttribute(
      'href',
      /^\/documents\/[^#]+\.pdf#page=1$/,
    );
  });

  test('is gone within five seconds of a withdrawal, and from the page not later', async () => {
    await admin.call('POST', '/editor-screens/withdrawals', {
      uid: `api::${kind}.${kind}`,
      documentId: entry.documentId,
      reason: 'published-in-error',
      text: null,
      leavesNotice: true,
    });
    const from = Date.now();
    for (;;) {
      const isPublic = (await fetch(`${settings.siteUrl}${list}/celandine-row-${stamp}`)).ok;
      const traces = await tracesOf(word);
      // What the search said after the page was gone must know that it is gone.
      if (!isPublic) expect(traces).toEqual([]);
      if (traces.length === 0) break;
      expect(Date.now() - from).toBeLessThan(fiveSeconds);
    }
  });
});

/** What has no document, and whose words stand in its page alone. */
const others = {
  page: (secret: string) => ({ title: `About ${secret}`, slug: secret, summary: 'For a test.' }),
  theme: (secret: string) => ({ name: `On ${secret}`, slug: secret, definition: 'For a test.' }),
};

for (const [type, fields] of Object.entries(others)) {
  test(`a ${type} is found from its release until it is unpublished, and in a draft never`, async () => {
    test.setTimeout(60_000);
    const secret = `z${type}${letters}`;
    const admin = await signedIn('approver');
    const entry = await admin.create(type, fields(secret));
    try {
      const until = Date.now() + fiveSeconds;
      while (Date.now() < until) expect(await tracesOf(secret)).toEqual([]);
      await admin.publish(type, entry);
      await expect
        .poll(() => tracesOf(secret), { timeout: fiveSeconds, intervals: [100] })
        .toEqual(['found', 'found by its beginning', 'found by a slip', 'suggested']);
      await admin.unpublish(type, entry);
      await expect
        .poll(() => tracesOf(secret), { timeout: fiveSeconds, intervals: [100] })
        .toEqual([]);
    } finally {
      await admin.remove(type, entry);
    }
  });
}

test.describe('suggestions while typing', () => {
  test('load nothing until a letter is typed', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(pathOf(request.url())));
    await page.goto(list, { waitUntil: 'networkidle' });
    const field = page.getByLabel(label);
    await field.click();
    asked.length = 0;
    await field.press('Shift');
    await field.press('ArrowDown');
    expect(asked).toEqual([]);
    await field.pressSequentially('safegu');
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(asked[0]).toMatch(script);
    await expect.poll(() => asked.at(-1)).toBe('/search/suggestions?q=safegu');
  });

  test('are chosen by keyboard, and their list breaks no rule of WCAG', async ({ page }) => {
    await page.goto(list);
    const field = page.getByLabel(label);
    await field.pressSequentially('safegu');
    await expect(offered(page)).toBeVisible();
    await field.press('ArrowDown');
    const listbox = page.getByRole('listbox', { name: 'Suggestions' });
    await expect(listbox.getByRole('option', { selected: true })).toHaveText('safeguarding');
    // The link out of the page comes before all regions.
    expect(await breaches(page, undefined, ['region'])).toEqual([]);
    await field.press('Enter');
    await expect(page).toHaveURL(`${list}?q=safeguarding`);
    await expect(page.locator('mark').first()).toBeVisible();
  });

  test('close with Escape, and what was typed is looked for', async ({ page }) => {
    await page.goto(list);
    const field = page.getByLabel(label);
    await field.pressSequentially('safegu');
    await expect(offered(page)).toBeVisible();
    await field.press('ArrowDown');
    await field.press('Escape');
    await expect(offered(page)).toBeHidden();
    await field.press('Enter');
    await expect(page).toHaveURL(`${list}?q=safegu`);
    await expect(page.locator('mark').first()).toBeVisible();
  });

  for (const width of [320, 360, 1280]) {
    test(`never lie over the button at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const path of [list, '/learning-reviews']) {
        await page.goto(path);
        await page.getByLabel(label).pressSequentially('safegu');
        await expect(offered(page)).toBeVisible();
        // Fails where anything else would get the click.
        await page.getByRole('button', { name: 'Search', exact: true }).click({ trial: true });
      }
    });
  }

  test.describe('whose script does not load', () => {
    // The browser notes what the test keeps from it.
    test.use({ provoked: script });

    test('are not missed: the field is the same, and so is what it finds', async ({ page }) => {
      await page.route(script, (route) => route.abort());
      await page.goto(list);
      const field = page.getByLabel(label);
      const before = await field.evaluate((element) => element.outerHTML);
      const kept = page.waitForEvent('requestfailed', (request) => script.test(request.url()));
      await field.pressSequentially('safeguarding');
      await kept;
      expect(await field.evaluate((element) => element.outerHTML)).toBe(before);
      await field.press('Enter');
      await expect(page).toHaveURL(`${list}?q=safeguarding`);
      await expect(page.locator('mark').first()).toBeVisible();
    });
  });
});

/** The suggestion that has to come for how it begins. */
function offered(page: Page) {
  return page.getByRole('option', { name: 'safeguarding', exact: true });
}

/** Everything by which the site's search may tell that there is such a word. */
async function tracesOf(secret: string): Promise<string[]> {
  const results = async (query: string) => {
    const answer = await fetch(`${settings.siteUrl}${list}?q=${encodeURIComponent(query)}`);
    return answer.text();
  };
  // Without its second letter: neither the word nor a beginning of it.
  const slip = `${secret.slice(0, 1)}${secret.slice(2)}`;
  const [whole, beginning, other, suggestions] = await Promise.all([
    results(secret),
    results(`${secret.slice(0, -2)}*`),
    results(slip),
    fetch(`${settings.siteUrl}/search/suggestions?q=${secret.slice(0, 6)}`).then((a) => a.text()),
  ]);
  const traces: string[] = [];
  if (isAnythingIn(whole)) traces.push('found');
  if (isAnythingIn(beginning)) traces.push('found by its beginning');
  if (isAnythingIn(other) || other.includes(secret)) traces.push('found by a slip');
  if (suggestions.includes(secret)) traces.push('suggested');
  return traces;
}

/** @param html of the results of a search */
function isAnythingIn(html: string): boolean {
  if (html.includes(title) || html.includes('class="pages-found')) return true;
  return !/<h2 id="results"[^>]*>\s*0 publications/.test(html);
}
