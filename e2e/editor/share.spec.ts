import type { Browser, Page } from '@playwright/test';
import { type Admin, signedIn } from '../fixtures/admin-api.ts';
import { breaches } from '../fixtures/axe.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { openScreen, test } from './staff.ts';
import { smallPdf } from './small-pdf.ts';

const kind = 'publication';
const uid = `api::${kind}.${kind}`;
const slug = `willow-row-${Date.now()}`;
const title = 'Willow Row: a draft that is shared in the browser test';
const reader = 'Łukasz Żółć';

// Strapi's own: it reports the requests that it cancels. And the refusals that are provoked here.
test.use({ provoked: /AbortError: signal is aborted|status of (400|404)/ });

/** One journey, so each test goes on from the one before. */
test.describe.serial('a draft that an outsider may read', () => {
  test.describe.configure({ timeout: 300_000 });
  let author: Admin;
  let documentId: string;
  let link: string;
  const files: number[] = [];

  test.beforeAll(async () => {
    author = await signedIn('author');
    files.push(
      await author.upload('willow.pdf', Buffer.from(smallPdf('share')), 'application/pdf'),
    );
    files.push(await author.upload('willow.png', onePixel, 'image/png'));
    const [pdf, picture] = files;
    const entry = await author.create(kind, {
      title,
      slug,
      kind: 'Report',
      language: 'English',
      summary: 'Only for its reader.',
      types: { connect: [{ documentId: await author.firstId('review-type') }] },
      documents: [
        { title: 'The draft report', file: pdf, language: 'English', isAccessible: false },
        { title: 'The picture', file: picture, language: 'English', isAccessible: false },
      ],
    });
    documentId = entry.documentId;
  });

  test.afterAll(async () => {
    const approver = await signedIn('approver');
    await approver.remove(kind, { documentId });
    for (const file of files) await approver.call('DELETE', `/upload/files/${file}`);
  });

  test('is shared by an approver, who sees the link once', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByRole('button', { name: 'Make a link…' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel('Who will read it').fill(reader);
    await dialogue.getByLabel('For how many days').fill('31');
    await dialogue.getByRole('button', { name: 'Make the link' }).click();
    await expect(dialogue.getByText('Say what it is shared for.')).toBeVisible();
    await expect(dialogue.getByText('Choose a whole number of days from 1 to 30.')).toBeVisible();
    await expect(dialogue.getByLabel('What it is shared for')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Close without making a link?')).toBeVisible();
    await page.getByRole('button', { name: 'Go back' }).click();
    await expect(dialogue.getByLabel('Who will read it')).toHaveValue(reader);
    await dialogue.getByLabel('What it is shared for').fill('checking the facts');
    await dialogue.getByLabel('For how many days').fill('7');
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await dialogue.getByRole('button', { name: 'Make the link' }).click();
    await expect(dialogue.getByText('The link is ready')).toBeVisible();
    await expect(dialogue.getByText('Not offered through this link')).toBeVisible();
    await expect(dialogue.getByText('The picture')).toBeVisible();
    link = await dialogue.getByLabel(`Link for ${reader}`).inputValue();
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Close without copying the link?')).toBeVisible();
    await page.getByRole('button', { name: 'Go back' }).click();
    await expect(dialogue.getByLabel(`Link for ${reader}`)).toHaveValue(link);
    await dialogue.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByText('Not opened yet')).toBeVisible();
    expect(await page.content()).not.toContain(link);
  });

  for (const width of [360, 1280]) {
    test(`is read at ${width} px without scripts, with its reader’s name on every page`, async ({
      browser,
    }) => {
      const page = await plainPage(browser, width);
      await page.goto(link);
      expect(await page.content()).not.toContain('Willow Row');
      await expect(page.getByText(`This was shared with ${reader}`)).toBeVisible();
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('link', { name: 'Read it' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.getByText(`Shared with ${reader}.`)).toHaveCount(2);
      await expect(page.getByText('Not offered through this link')).toBeVisible();
      expect(await breaches(page)).toEqual([]);
      const contentWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(contentWidth).toBe(width);
      const file = page.getByRole('main').getByRole('link', { name: 'The draft report' });
      const answer = await page.request.get((await file.getAttribute('href')) ?? '');
      expect(answer.status()).toBe(200);
      expect(answer.headers()).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'application/pdf',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(await answer.body()).not.toEqual(Buffer.from(smallPdf('share')));
      await page.context().close();
    });
  }

  test('is listed with each opening, pauses when it changes, and is shared anew', async ({
    staff,
    browser,
  }) => {
    await author.call('PUT', `/content-manager/collection-types/${uid}/${documentId}`, {
      summary: 'A sentence that was not shared.',
    });
    const outsider = await plainPage(browser, 360);
    await outsider.goto(`${link}/read`);
    await expect(outsider.getByText('This draft has changed since')).toBeVisible();
    expect(await outsider.content()).not.toContain('Willow Row');

    const page = await staff('approver');
    const card = await cardOf(page);
    await expect(card.getByText('Paused: the draft was changed')).toBeVisible();
    await expect(card.getByText(/Opened 4 times, last today/)).toBeVisible();
    await card.getByRole('button', { name: /Show each opening/ }).click();
    await expect(card.getByText(/The draft report, today/)).toHaveCount(2);
    expect(await breaches(page, 'main')).toEqual([]);
    await card.getByRole('button', { name: /Share the new version/ }).click();
    await page.getByRole('button', { name: 'Share it' }).click();
    await expect(card.getByText('Works', { exact: true })).toBeVisible();
    await outsider.reload();
    await expect(outsider.getByText('A sentence that was not shared.')).toBeVisible();
    await outsider.context().close();
  });

  test('is closed at once when the link is revoked, and by no author', async ({ staff }) => {
    const seen = await cardOf(await staff('author'));
    await expect(seen.getByRole('button', { name: /Revoke/ })).toHaveCount(0);

    const page = await staff('approver');
    const card = await cardOf(page);
    await card.getByRole('button', { name: /Revoke/ }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(card.getByText(/^Revoked today/)).toBeVisible();
    for (const address of [link, `${link}/read`]) {
      const answer = await fetch(address);
      const never = await fetch(`${settings.siteUrl}/share/${'x'.repeat(43)}`);
      const words = await answer.text();
      expect([answer.status, words]).toEqual([404, await never.text()]);
      expect(words).toContain('This link does not work, or no longer does.');
      expect(answer.headers.get('x-robots-tag')).toBe(never.headers.get('x-robots-tag'));
    }
  });
});

async function openEntry(page: Page, documentId: string): Promise<void> {
  const list = `${settings.cmsUrl}/admin/content-manager/collection-types`;
  await openScreen(page, `${list}/${uid}/${documentId}`);
  await expect(page.getByLabel('Title').first()).toHaveValue(title);
}

/** The link of this test on the page of all links. */
async function cardOf(page: Page) {
  await openScreen(page, `${settings.cmsUrl}/admin/shared-drafts`);
  const card = page.getByRole('listitem').filter({ hasText: 'Willow Row' }).first();
  await expect(card).toBeVisible();
  return card;
}

/** A reader's own browser, in which no script of the site runs. Axe needs the browser's own. */
async function plainPage(browser: Browser, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.route('**/*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
  return page;
}

const onePixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
