import type { Page } from '@playwright/test';
import { signedIn } from '../fixtures/admin-api.ts';
import { expectSoon } from '../fixtures/soon.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { smallPdf } from './small-pdf.ts';
import { openScreen, test } from './staff.ts';

const lists = `${settings.cmsUrl}/admin/content-manager/collection-types`;
const title = 'Bramble Lane: a learning brief for the browser test';
const slug = 'bramble-lane-a-learning-brief-for-the-browser-test';
const address = `${settings.siteUrl}/learning-reviews/publications/${slug}`;

// Strapi's own: it reports the requests that it cancels.
test.use({ provoked: /AbortError: signal is aborted|status of 400/ });

/** One journey, so each test goes on from the one before. */
test.describe.serial('a publication', () => {
  test('is written by an author, with a document, and previewed as the site shows it', async ({
    staff,
  }) => {
    test.setTimeout(300_000);
    const page = await staff('author');
    await openScreen(page, `${lists}/api::publication.publication/create`);
    await page.getByLabel('Title').first().fill(title);
    await expect(page.getByLabel('Web address')).toHaveValue(slug);
    await page.getByLabel('Summary').fill('Written by an author in the browser test.');
    await choose(page, 'Type of review', 'Safeguarding Adult');
    await addDocument(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await seePreview(page);
    expect((await fetch(address)).status).toBe(404);
  });

  test('keeps what was typed when a save is refused', async ({ staff }) => {
    const page = await staff('author');
    await openEntry(page);
    await page.getByLabel('Summary').fill('Typed, and not lost.');
    await page.getByLabel('Web address').fill('documents');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('“documents”').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.getByLabel('Summary')).toHaveValue('Typed, and not lost.');
    await expect(page.getByLabel('Web address')).toHaveValue('documents');
  });

  test('shows which themes its text speaks of and why, and leaves the choice to its author', async ({
    staff,
  }) => {
    const page = await staff('author');
    await openEntry(page);
    const because = page.getByText('Because the text says “neglect” twice.');
    await page.getByLabel('Summary').fill('One saw neglect. Nobody said neglect.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(because).toBeVisible();
    const author = await signedIn('author');
    const { themes } = await author.read('publication', await author.find('publication', slug));
    expect(themes).toEqual({ count: 0 });
    await choose(page, 'Themes', 'Neglect');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(because).toBeHidden();
  });

  test('cannot be published by its author, by a button or by the API', async ({ staff }) => {
    const page = await staff('author');
    await openEntry(page);
    await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
    const author = await signedIn('author');
    const entry = await author.find('publication', slug);
    await expect(author.publish('publication', entry)).rejects.toThrow(/answered 403/);
  });

  test('is on the site within five seconds of an approver publishing it', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page);
    await expect(page.getByText('No problems found')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Publish' }).click();
    await expectSoon(address, 200, title);
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const file = page.getByRole('main').getByRole('link', { name: 'The brief as a document' });
    const document = await page.request.get((await file.getAttribute('href')) ?? '');
    expect(document.headers()['content-type']).toBe('application/pdf');
    expect(await document.body()).toEqual(Buffer.from(smallPdf()));
    await expectSoon(`${settings.siteUrl}/feed.atom`, 200, title);
  });

  test('is gone within five seconds of being withdrawn without a trace', async ({ staff }) => {
    const html = await (await fetch(address)).text();
    const document = /href="(\/documents\/[^"]+)"/.exec(html)?.[1] ?? '';
    const page = await staff('approver');
    await openEntry(page);
    await page.getByRole('button', { name: 'More document actions' }).click();
    await page.getByRole('menuitem', { name: 'Withdraw…' }).click();
    await page.getByLabel(/^Published in error/).click();
    await page.getByLabel(/^No trace/).click();
    await page.getByRole('button', { name: 'Withdraw now' }).click();
    await expectSoon(address, 404);
    expect((await fetch(settings.siteUrl + document)).status).toBe(404);
    const feed = await (await fetch(`${settings.siteUrl}/feed.atom`)).text();
    expect(feed).not.toContain(title);
  });
});

async function openEntry(page: Page): Promise<void> {
  await openScreen(page, `${lists}/api::publication.publication?_q=Bramble`);
  await page.getByRole('gridcell', { name: title }).click();
  await expect(page.getByLabel('Title').first()).toHaveValue(title);
}

/** Chooses an entry in a field that refers to others. */
async function choose(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}

async function addDocument(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nothing yet. Click to add one.' }).first().click();
  const part = page
    .getByRole('region')
    .filter({ has: page.getByLabel('Title') })
    .last();
  await part.getByLabel('Title').fill('The brief as a document');
  await part.getByRole('button', { name: /Click to choose a file/ }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('button', { name: 'Add files' }).click();
  await page.locator('input[type="file"]').setInputFiles({
    name: 'brief.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(smallPdf()),
  });
  await page.getByRole('button', { name: /Upload 1 file/ }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
}

async function seePreview(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'See the page' }).click();
  const preview = page.frameLocator('iframe');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(preview.getByRole('region', { name: 'Preview' })).toContainText('preview');
  await expect(preview.getByRole('link', { name: 'The brief as a document' })).toBeVisible();
}
