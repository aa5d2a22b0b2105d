import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Admin, signedIn } from '../fixtures/admin-api.ts';
import { expectSoon } from '../fixtures/soon.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { openScreen, test } from './staff.ts';
import { smallPdf } from './small-pdf.ts';

const kind = 'publication';
const slug = 'heron-court-a-brief-to-keep-hidden';
const title = 'Heron Court: a brief to keep hidden in the browser test';
const summary = 'Written for the browser test, and for nobody outside before its time.';

// Strapi's own: it reports the requests that it cancels.
test.use({ provoked: /AbortError: signal is aborted/ });

/** One journey, so each test goes on from the one before. */
test.describe.serial('something that is not public yet', () => {
  test.describe.configure({ timeout: 300_000 });
  let admin: Admin;
  let documentId: string;
  let fileId: number;

  test.beforeAll(async () => {
    admin = await signedIn('approver');
    const bytes = Buffer.from(smallPdf('is it hidden'));
    fileId = await admin.upload('heron court v2.pdf', bytes, 'application/pdf');
    const entry = await admin.create(kind, {
      title,
      slug,
      kind: 'Report',
      language: 'English',
      summary,
      referenceName: 'CSPR 99',
      types: { connect: [{ documentId: await admin.firstId('review-type') }] },
      documents: [{ title: 'Heron Court', file: fileId, language: 'English', isAccessible: false }],
    });
    documentId = entry.documentId;
  });

  test.afterAll(async () => {
    await admin.remove(kind, { documentId });
    await admin.call('DELETE', `/upload/files/${fileId}`);
  });

  test('is looked for from outside, and the report can be kept', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page, documentId);
    await page.getByRole('button', { name: 'Check from outside' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Is it hidden?' });
    await expect(dialogue.getByRole('progressbar')).toBeVisible();
    await expect(dialogue.getByText('It is hidden.')).toBeVisible({ timeout: 240_000 });
    await expect(
      dialogue.getByText(/^Nothing could be seen from outside, at any of/),
    ).toBeVisible();
    for (const group of ['The page', 'Its documents', 'Lists, feeds and search', 'The CMS']) {
      await expect(dialogue.getByRole('heading', { name: group })).toBeVisible();
    }
    const download = page.waitForEvent('download');
    await dialogue.getByRole('button', { name: 'Download as text' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain(`Is it hidden? Publication “${title}”`);
    expect(text).toContain(`/learning-reviews/publications/${slug}\n`);
    expect(text).toMatch(/- hidden: The feeds\n/);
    await dialogue.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.getByText(/^Last checked .+: nothing could be seen\.$/)).toBeVisible();
  });

  test('is public once it is published, and then there is nothing to check', async ({ staff }) => {
    await admin.publish(kind, { documentId });
    await expectSoon(`${settings.siteUrl}/learning-reviews/publications/${slug}`, 200, title);
    const page = await staff('approver');
    await openEntry(page, documentId);
    await expect(
      page.getByText('It is public, so there is nothing to hide until you change it.'),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check from outside' })).toBeHidden();
  });
});

async function openEntry(page: Page, documentId: string): Promise<void> {
  const list = `${settings.cmsUrl}/admin/content-manager/collection-types`;
  await openScreen(page, `${list}/api::${kind}.${kind}/${documentId}`);
  const panel = page.getByRole('heading', { name: 'Is it hidden?' });
  await expect(panel).toBeVisible({ timeout: 60_000 });
}
