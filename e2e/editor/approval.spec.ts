import type { Page } from '@playwright/test';
import { type Admin, signedIn } from '../fixtures/admin-api.ts';
import { breaches } from '../fixtures/axe.ts';
import { expectSoon } from '../fixtures/soon.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { openScreen, test } from './staff.ts';
import { smallPdf } from './small-pdf.ts';

const kind = 'publication';
const slug = `alder-close-${Date.now()}`;
const title = `Alder Close: a report that takes two persons ${Date.now()}`;
const address = `${settings.siteUrl}/learning-reviews/publications/${slug}`;
const report = 'Publication: Report';

// Strapi's own: it reports the requests that it cancels. And the refusals that are provoked here.
test.use({ provoked: /AbortError: signal is aborted|status of 400/ });

/** One journey, so each test goes on from the one before. */
test.describe.serial('a report that takes two persons', () => {
  test.describe.configure({ timeout: 300_000 });
  let author: Admin;
  let documentId: string;
  let fileId: number;
  let isPublic = false;

  test.beforeAll(async () => {
    author = await signedIn('author');
    fileId = await author.upload('alder.pdf', Buffer.from(smallPdf('alder')), 'application/pdf');
    const entry = await author.create(kind, {
      title,
      slug,
      kind: 'Report',
      language: 'English',
      summary: 'What Robin told us.',
      types: { connect: [{ documentId: await author.firstId('review-type') }] },
      documents: [{ title: 'The report', file: fileId, language: 'English', isAccessible: true }],
    });
    documentId = entry.documentId;
  });

  test.afterAll(async () => {
    const approver = await signedIn('approver');
    const administrator = await signedIn('administrator');
    await administrator.call('POST', '/editor-screens/approval-rules', {
      rules: [{ subject: 'publication:Report', persons: 1 }],
    });
    if (isPublic) await approver.unpublish(kind, { documentId });
    await approver.remove(kind, { documentId });
    await approver.call('DELETE', `/upload/files/${fileId}`);
  });

  test('is what an administrator makes it, under Settings', async ({ staff }) => {
    const page = await staff('administrator');
    await openScreen(page, `${settings.cmsUrl}/admin/settings/approval`);
    await page.getByRole('checkbox', { name: report }).check();
    expect(await breaches(page, 'main')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved. It holds from now on.')).toBeVisible();
  });

  test('is asked about by its author, and cannot go out yet', async ({ staff }) => {
    const page = await staff('author');
    await openEntry(page);
    await expect(page.getByText(/^It takes two persons/)).toBeVisible();
    await page.getByRole('button', { name: 'Ask for approval…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Ask for approval' });
    await dialogue.getByLabel('A note for the approver').fill('Please check the summary.');
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Close without sending your note?')).toBeVisible();
    await page.getByRole('button', { name: 'Go back' }).click();
    await dialogue.getByRole('button', { name: 'Ask for approval' }).click();
    await expect(page.getByText('Waiting for approval', { exact: true })).toBeVisible();
    await expect(page.getByText('Please check the summary.')).toBeVisible();
    const approver = await signedIn('approver');
    const publishing = approver.publish(kind, { documentId });
    await expect(publishing).rejects.toThrow(/second person must approve/);
    expect((await fetch(address)).status).toBe(404);
  });

  test('is looked at by an approver, and sent back with a note', async ({ staff }) => {
    const page = await staff('approver');
    await openScreen(page, `${settings.cmsUrl}/admin`);
    await expect(page.getByText('Waiting for approval', { exact: true }).first()).toBeVisible();
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('button', { name: 'Look and decide…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'What will be public' });
    await expect(dialogue.getByText('Please check the summary.')).toBeVisible();
    await expect(dialogue.getByText('What Robin told us.')).toBeVisible();
    const documents = dialogue.getByRole('region', { name: 'Documents' });
    await expect(documents).toContainText('PDF');
    await expect(documents).toContainText('English, accessible');
    await expect(dialogue.getByText('Nothing stands in its way.')).toBeVisible();
    await expect(dialogue.getByText(/^No time is set/)).toBeVisible();
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await dialogue.getByRole('button', { name: 'Send back' }).click();
    await expect(dialogue.getByText('Say what has to change, for whoever asked.')).toBeVisible();
    await dialogue.getByLabel('Your note').fill('Take the name out of the summary.');
    await dialogue.getByRole('button', { name: 'Send back' }).click();
    await expect(dialogue).toBeHidden();
    await expect(page.getByText('Sent back', { exact: true })).toBeVisible();
  });

  test('is changed by its author, who sees why, and asks again', async ({ staff }) => {
    const page = await staff('author');
    await openScreen(page, `${settings.cmsUrl}/admin`);
    await page.getByRole('link', { name: title }).first().click();
    await expect(page.getByText('Take the name out of the summary.')).toBeVisible();
    await page.getByLabel('Summary').fill('What a child told us.');
    await expect(page.getByText(/^Save first: what is approved/)).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Ask again…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Ask for approval' });
    await dialogue.getByRole('button', { name: 'Ask for approval' }).click();
    await expect(page.getByText('Waiting for approval', { exact: true })).toBeVisible();
  });

  test('is approved by somebody else', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page);
    await page.getByRole('button', { name: 'Look and decide…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'What will be public' });
    await expect(dialogue.getByText('What a child told us.')).toBeVisible();
    await expect(dialogue.getByRole('region', { name: /^What changed since/ })).toHaveCount(0);
    await dialogue.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText('Approved', { exact: true })).toBeVisible();
  });

  test('shows what changed since, before it is approved again and published', async ({ staff }) => {
    const uid = `api::${kind}.${kind}`;
    await author.update(kind, { documentId }, { summary: 'What a child told us at school.' });
    const { data } = await author.call<{ data: { fingerprint: string } }>(
      'GET',
      `/editor-screens/approval?uid=${uid}&documentId=${documentId}`,
    );
    const asked = { uid, documentId, fingerprint: data.fingerprint };
    await author.call('POST', '/editor-screens/approval/ask', asked);
    const page = await staff('approver');
    await openEntry(page);
    await page.getByRole('button', { name: 'Look and decide…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'What will be public' });
    const changes = dialogue.getByRole('region', { name: /^What changed since .+ approved it / });
    await expect(changes.getByRole('heading', { level: 3 })).toHaveText(['Summary']);
    await expect(changes.locator('ins')).toContainText('at school');
    const all = dialogue.getByRole('region', { name: 'What differs from the site' });
    await expect(all).toContainText(title);
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await dialogue.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText('Approved', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expectSoon(address, 200, title);
    isPublic = true;
    await expect(page.getByText(/^The site shows exactly this/)).toBeVisible();
    await page.getByRole('button', { name: 'Earlier versions…' }).click();
    await expect(page.getByRole('dialog', { name: 'History' })).toContainText('What was done');
  });

  async function openEntry(page: Page): Promise<void> {
    const list = `${settings.cmsUrl}/admin/content-manager/collection-types`;
    await openScreen(page, `${list}/api::${kind}.${kind}/${documentId}`);
    await expect(page.getByRole('heading', { name: 'Approval' })).toBeVisible();
  }
});
