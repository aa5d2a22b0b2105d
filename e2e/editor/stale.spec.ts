import type { Page, Response } from '@playwright/test';
import { type Admin, signedIn } from '../fixtures/admin-api.ts';
import { expectSoon } from '../fixtures/soon.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { openScreen, test } from './staff.ts';

const kind = 'publication';
const lists = `${settings.cmsUrl}/admin/content-manager/collection-types`;
const slug = `larch-row-${Date.now()}`;
const title = 'Larch Row: a brief that two people have open in the browser test';
const address = `${settings.siteUrl}/learning-reviews/publications/${slug}`;
const name = 'Jo Bloggs';
const typed = `Typed from memory, with the name of ${name}.`;

// Strapi's own: it reports the requests that it cancels. And the refusals that are provoked here.
test.use({ provoked: /AbortError: signal is aborted|status of 400/ });

/** One journey, so each test goes on from the one before. */
test.describe.serial('an entry that two people have open', () => {
  test.describe.configure({ timeout: 240_000 });
  let admin: Admin;
  let documentId: string;

  test.beforeAll(async () => {
    admin = await signedIn('approver');
    const entry = await admin.create(kind, {
      title,
      slug,
      kind: 'Report',
      language: 'English',
      summary: `Made for the browser test, with the name of ${name}.`,
      types: { connect: [{ documentId: await admin.firstId('review-type') }] },
    });
    documentId = entry.documentId;
    await admin.publish(kind, entry);
    await expectSoon(address, 200, name);
  });

  test.afterAll(() => admin.remove(kind, { documentId }));

  test('is not published again with the name that a colleague has taken out', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page);
    await summary(page).fill(typed);

    const colleague = await staff('administrator');
    await openEntry(colleague);
    await summary(colleague).fill('It names nobody.');
    await change(colleague, 'Publish', 200);
    await expectSoon(address, 200, 'It names nobody.');

    await change(page, 'Publish', 400);
    await expectToldWhy(page);
    await expect(summary(page)).toHaveValue(typed);
    await change(page, 'Save', 400);
    await expectToldWhy(page);
    await expect(summary(page)).toHaveValue(typed);
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled();
    expect(await (await fetch(address)).text()).not.toContain(name);
  });

  test('is put in after the page is loaded again, as the words say', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page);
    await expect(summary(page)).toHaveValue('It names nobody.');
    await summary(page).fill('Put in again.');
    await change(page, 'Publish', 200);
    await expectSoon(address, 200, 'Put in again.');
  });

  test('is saved and published over and over in one tab', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page);
    for (const [times, button] of (['Save', 'Save', 'Publish', 'Publish'] as const).entries()) {
      await summary(page).fill(`Change ${times + 1}.`);
      await change(page, button, 200);
    }
    await summary(page).fill('Saved, and published at once.');
    await change(page, 'Save', 200, 'at once');
    await change(page, 'Publish', 200);
    await expectSoon(address, 200, 'Saved, and published at once.');
  });

  async function openEntry(page: Page): Promise<void> {
    await openScreen(page, `${lists}/api::${kind}.${kind}/${documentId}`);
    await expect(page.getByLabel('Title').first()).toHaveValue(title);
  }

  /** Presses the button, and waits until Strapi has read the entry again, as it always does. */
  async function change(
    page: Page,
    button: 'Save' | 'Publish',
    status: number,
    goOn?: 'at once',
  ): Promise<void> {
    const isOfEntry = (response: Response, method: string) =>
      response.request().method() === method &&
      new RegExp(`/${documentId}(/actions/publish)?(\\?|$)`).test(response.url());
    const method = button === 'Save' ? 'PUT' : 'POST';
    const answered = page.waitForResponse((response) => isOfEntry(response, method));
    const readAgain = page.waitForResponse((response) => isOfEntry(response, 'GET'));
    await page.getByRole('button', { name: button, exact: true }).click();
    expect((await answered).status()).toBe(status);
    if (!goOn) await readAgain;
  }
});

function summary(page: Page) {
  return page.getByLabel('Summary');
}

/** At the first field, where it stays, and for a few seconds above the screen. */
async function expectToldWhy(page: Page): Promise<void> {
  const why = page.getByText(
    /^Administrator changed this at \d\d:\d\d while you had it open\. Nothing was saved\. Copy what you typed, load the page again, and put it in\.$/,
  );
  await expect(why.first()).toBeVisible();
  await expect(
    page
      .locator('form, main')
      .getByText(/Copy what you typed/)
      .first(),
  ).toBeVisible();
}
