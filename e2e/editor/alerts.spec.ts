import { signedIn } from '../fixtures/admin-api.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { mailsTo } from '../stack/cms-power.ts';

const reader = 'pat@example.org';

// No script is needed for any of it.
test.use({ javaScriptEnabled: false });

test('a reader asks for e-mails on a theme, gets one after a release, and stops them', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const themes = await (await request.get(`${settings.cmsUrl}/api/published/themes`)).json();
  const [theme] = (themes as { data: { id: string; slug: string; name: string }[] }).data;
  await page.goto(`/learning-reviews/themes/${theme?.slug}`);
  await page.getByRole('link', { name: 'Get an e-mail' }).click();
  await expect(page.getByLabel('Tell me about')).toHaveValue(`theme:${theme?.id}`);
  await page.getByLabel('How often').selectOption('As soon as something is published');
  await page.getByLabel('Your e-mail address').fill(reader);
  await page.getByRole('button', { name: 'Ask for these e-mails' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your e-mail');

  await page.goto(await linkInMail(1, 'confirm'));
  await page.getByRole('button', { name: 'Start the e-mails' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your e-mails will come');

  const approver = await signedIn('approver');
  const [type] = (
    await approver.call<{ results: { documentId: string }[] }>(
      'GET',
      '/content-manager/collection-types/api::review-type.review-type',
    )
  ).results;
  const entry = await approver.create('publication', {
    title: 'Told by e-mail',
    slug: 'told-by-e-mail',
    kind: 'Statement',
    language: 'English',
    summary: 'Published in the browser test.',
    types: { connect: [{ documentId: type?.documentId }] },
    themes: { connect: [{ documentId: theme?.id }] },
  });
  await approver.publish('publication', entry);
  await page.goto(await linkInMail(2, 'stop'));
  const [, news = ''] = await mailsTo(reader);
  expect(news).toContain('Subject: A new publication');
  expect(news).toContain('Told by e-mail');
  await page.getByRole('button', { name: 'Stop the e-mails' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('These e-mails have stopped');
  await approver.unpublish('publication', entry);
  await approver.remove('publication', entry);
});

/** Waits until the reader has so many e-mails, and follows the link in the newest. */
async function linkInMail(number: number, does: 'confirm' | 'stop'): Promise<string> {
  await expect.poll(async () => (await mailsTo(reader)).length, { timeout: 60_000 }).toBe(number);
  const text = ((await mailsTo(reader)).at(-1) ?? '').replace(/=\r?\n/g, '');
  return new RegExp(`/alerts/${does}/[\\w-]{43}`).exec(text)?.[0] ?? '';
}
