import type { Page } from '@playwright/test';
import { type Admin, signedIn } from '../fixtures/admin-api.ts';
import { expectSoon } from '../fixtures/soon.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { openScreen, test } from './staff.ts';
import { smallPdf } from './small-pdf.ts';

const kind = 'publication';
const uid = `api::${kind}.${kind}`;
/** Another one each time: the notice of a run that broke off stays at its address. */
const slug = `foxglove-close-${Date.now()}`;
const title = 'Foxglove Close: a brief to withdraw in the browser test';
const address = `${settings.siteUrl}/learning-reviews/publications/${slug}`;
const fileName = 'foxglove-close.pdf';

// Strapi's own: it reports the requests that it cancels. And the refusals that are provoked here.
test.use({ provoked: /AbortError: signal is aborted|status of 400/ });

/** One journey, so each test goes on from the one before. */
test.describe.serial('something that must come down at once', () => {
  test.describe.configure({ timeout: 240_000 });
  let admin: Admin;
  let documentId: string;
  let fileId: number;
  /** The public address of its file. */
  let file: string;

  test.beforeAll(async () => {
    admin = await signedIn('approver');
    fileId = await admin.upload(fileName, Buffer.from(smallPdf('withdraw')), 'application/pdf');
    const entry = await admin.create(kind, {
      title,
      slug,
      kind: 'Report',
      language: 'English',
      summary: 'Made for the browser test.',
      types: { connect: [{ documentId: await admin.firstId('review-type') }] },
      documents: [{ title: 'The brief', file: fileId, language: 'English', isAccessible: false }],
    });
    documentId = entry.documentId;
    await admin.publish(kind, entry);
    await expectSoon(address, 200, title);
    file = await publicFile();
    expect((await fetch(file)).status).toBe(200);
  });

  test.afterAll(async () => {
    await admin.remove(kind, { documentId });
    await admin.call('DELETE', `/upload/files/${fileId}`);
  });

  test('is withdrawn with a notice by an approver, and gone within five seconds', async ({
    staff,
  }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByLabel('Summary').fill('Typed before the withdrawal, and not saved.');
    await page.getByRole('button', { name: 'Withdraw…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Withdraw this from the site' });
    await dialogue.getByRole('button', { name: 'Withdraw now' }).click();
    await expect(dialogue.getByText('Choose why. Nothing has been withdrawn yet.')).toBeVisible();
    await dialogue.getByLabel(/^Personal information/).click();
    await dialogue.getByLabel(/^More for readers/).fill('A corrected version will follow.');
    const preview = await dialogue
      .getByRole('heading', { name: 'What readers will see there' })
      .locator('~ div p')
      .allInnerTexts();
    expect(preview).toContain('A corrected version will follow.');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Close without withdrawing it?')).toBeVisible();
    await page.getByRole('button', { name: 'Go back' }).click();
    await expect(dialogue.getByLabel(/^More for readers/)).toHaveValue(/^A corrected version/);
    await dialogue.getByRole('button', { name: 'Withdraw now' }).click();
    await expect(dialogue.getByText('Withdrawn. The site has let go of it.')).toBeVisible({
      timeout: 10_000,
    });
    await expectSoon(address, 410, 'withdrawn');
    expect((await fetch(file)).status).toBe(410);
    await expectNoMentionOf(title);
    await dialogue.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.getByLabel('Summary')).toHaveValue(/^Typed before the withdrawal/);
    await expect(page.getByText(/Withdrawn on .* by .*: personal information/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check from outside' })).toBeVisible();
    await expectNotice(preview);
  });

  test('is called withdrawn in the list', async ({ staff }) => {
    const page = await staff('approver');
    await openScreen(page, listAddress);
    await expect(page.getByRole('row', { name: title })).toContainText('Withdrawn');
  });

  test('cannot be published while it is withdrawn, and the editor is told why', async ({
    staff,
  }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(
      page
        .getByText(/withdraw/i)
        .and(page.locator('[data-sonner-toast] *'))
        .first(),
    ).toBeVisible();
    expect((await fetch(address)).status).toBe(410);
  });

  test('offers an author neither withdrawing nor lifting', async ({ staff }) => {
    const page = await staff('author');
    await openEntry(page, documentId);
    await expect(page.getByText(/Until an approver lifts the withdrawal/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Lift the withdrawal|Withdraw)/ })).toHaveCount(
      0,
    );
  });

  test('is lifted, published and back', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByRole('button', { name: 'Lift the withdrawal…' }).click();
    await page.getByRole('button', { name: 'Lift the withdrawal', exact: true }).click();
    await expect(page.getByText('Lifted. It can be published again.')).toBeVisible();
    await expectSoon(address, 404);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expectSoon(address, 200, title);
    file = await publicFile();
    expect((await fetch(file)).status).toBe(200);
  });

  test('has no “Unpublish”, which would leave no notice, in any menu; a theme has', async ({
    staff,
  }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByRole('button', { name: 'More document actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Withdraw…' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Unpublish' })).toHaveCount(0);
    await openScreen(page, listAddress);
    await page.getByRole('row', { name: title }).getByRole('checkbox').click();
    await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Unpublish' })).toHaveCount(0);
    await openScreen(page, `${lists}/api::theme.theme/${await admin.firstId('theme')}`);
    await page.getByRole('button', { name: 'More document actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Unpublish' })).toBeVisible();
  });

  test('comes down at a time that an approver sets in UK time', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByRole('button', { name: 'Take down at…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Take down at' });
    await dialogue.getByLabel('Day').fill('2020-01-02');
    await dialogue.getByLabel('Time in the UK').fill('09:00');
    await dialogue.getByRole('button', { name: 'Save' }).click();
    await expect(dialogue.getByRole('alert')).toContainText('is past');
    // The night on which the clocks go back.
    await dialogue.getByLabel('Day').fill('2038-10-31');
    await dialogue.getByLabel('Time in the UK').fill('01:30');
    await dialogue.getByRole('button', { name: 'Save' }).click();
    await expect(dialogue.getByRole('alert')).toContainText('comes twice');
    await dialogue.getByLabel(/\(GMT\)/).click();
    await dialogue.getByRole('button', { name: 'Save' }).click();
    await expect(
      page.getByText('Comes down on Sunday 31 October 2038 at 1:30am GMT.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Change time… of the take-down' }).click();
    await dialogue.getByRole('button', { name: 'Cancel the take-down' }).click();
    await expect(page.getByText('It stays on the site.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take down at…' })).toBeVisible();
    expect((await fetch(address)).status).toBe(200);
  });

  test('is named beside its file, which cannot be deleted or replaced', async ({ staff }) => {
    const page = await staff('approver');
    await openFile(page);
    const uses = page.getByRole('region', { name: 'Where is this file used?' });
    await expect(uses).toContainText(title);
    await expect(uses).toContainText('This file is public.');
    await expect(uses.getByRole('link', { name: /^View on site/ })).toHaveAttribute(
      'href',
      new RegExp(`/learning-reviews/publications/${slug}$`),
    );
    const details = page.getByRole('dialog');
    await expect(details.getByRole('button', { name: 'Download' })).toBeVisible();
    for (const name of ['Delete this file', 'Replace this file']) {
      await expect(details.getByRole('button', { name })).toHaveCount(0);
    }
    await uses.getByText('This file is public.').click();
    await expect(uses).toBeVisible();
    const edit = page.waitForEvent('popup');
    await uses.getByRole('link', { name: /^Edit/ }).click();
    await expect((await edit).getByLabel('Title').first()).toHaveValue(title);
  });

  test('says why its file was not deleted from the list of files', async ({ staff }) => {
    const page = await staff('approver');
    await openScreen(page, `${settings.cmsUrl}/admin/plugins/upload?_q=${fileName}`);
    const card = page.getByRole('listitem').filter({ hasText: fileName }).first();
    await card.getByRole('button').last().click();
    await expect(page.getByRole('menuitem', { name: 'Download' })).toBeVisible();
    for (const name of ['Delete', 'Replace the file']) {
      await expect(page.getByRole('menuitem', { name })).toHaveCount(0);
    }
    await page.keyboard.press('Escape');
    await card.getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    // One message, with what happened and why.
    await expect(
      page.getByText(/^Nothing was deleted\. .*part of something published/),
    ).toBeVisible();
    await expect(page.getByText(/part of something published/)).toHaveCount(1);
  });

  test('shows its uses in the picker of the edit screen too', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByRole('button', { name: 'The brief', exact: true }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
    const uses = page.getByRole('region', { name: 'Where is this file used?' });
    await expect(uses).toContainText('This file is public.');
    await expect(page.getByRole('button', { name: 'Replace the file' })).toHaveCount(0);
  });

  test('is not published without its file, unless a note says so to readers', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByLabel('Summary').fill('Typed before the refusal, and not lost.');
    const part = page.getByRole('heading', { name: 'The brief' });
    await part.locator('..').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const refusal = page.getByText(/^The file “The brief” is public, and this version changes/);
    // Once in a message, and once at the field.
    await expect(refusal).toHaveCount(2);
    await expect(page.getByLabel('Summary')).toHaveValue('Typed before the refusal, and not lost.');
    expect((await fetch(file)).status).toBe(200);
  });

  /** The file as the page offers it. */
  async function publicFile(): Promise<string> {
    const html = await (await fetch(address)).text();
    return settings.siteUrl + (/href="(\/documents\/[^"]+)"/.exec(html)?.[1] ?? '/none');
  }
});

const lists = `${settings.cmsUrl}/admin/content-manager/collection-types`;
const listAddress = `${lists}/${uid}?_q=Foxglove`;

async function openEntry(page: Page, documentId: string): Promise<void> {
  await openScreen(page, `${lists}/${uid}/${documentId}`);
  await expect(page.getByLabel('Title').first()).toHaveValue(title);
}

async function openFile(page: Page): Promise<void> {
  await openScreen(page, `${settings.cmsUrl}/admin/plugins/upload?_q=${fileName}`);
  await page.getByRole('listitem').filter({ hasText: fileName }).first().click();
}

/** Nothing that lists what is published names it any more. */
async function expectNoMentionOf(words: string): Promise<void> {
  const lists = ['/learning-reviews/publications', '/feed.atom', '/feed.json', '/publications.csv'];
  for (const list of [...lists, '/sitemap.xml', '/', '/learning-reviews']) {
    const text = await (await fetch(settings.siteUrl + list)).text();
    expect(text, list).not.toContain(words);
    expect(text, list).not.toContain(slug);
  }
}

/** The notice says, line by line, what the dialogue had shown, and nothing of what was removed. */
async function expectNotice(lines: string[]): Promise<void> {
  const html = await (await fetch(address)).text();
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1');
  for (const line of lines) expect(text).toContain(line);
  expect(text).not.toContain(title);
}
