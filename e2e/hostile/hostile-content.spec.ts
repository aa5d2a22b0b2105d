import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Admin, CmsRefusal, signedIn } from '../fixtures/admin-api.ts';
import { expectSoon } from '../fixtures/soon.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { root, settings } from '../settings.ts';
import { fillEveryField } from './fill-every-field.ts';
import { hostileAddresses, hostileTexts } from './hostile-text.ts';

/** Kinds of content with a page of their own, and where it is. */
const kinds: Record<string, string> = {
  publication: '/learning-reviews/publications',
  form: '/learning-reviews/forms',
  theme: '/learning-reviews/themes',
  'review-type': '/learning-reviews/types',
  page: '',
};

let admin: Admin;
let fileId: number;
/** A review type to publish under, since nothing is published without one. */
let types: { connect: { documentId: string }[] };

test.describe('hostile text', () => {
  test.beforeAll(async () => {
    admin = await signedIn('administrator');
    const image = readFileSync(path.join(root, 'web', 'public', 'apple-touch-icon.png'));
    fileId = await admin.upload('picture.png', new Uint8Array(image), 'image/png');
    types = { connect: [{ documentId: await admin.firstId('review-type') }] };
  });

  for (const [kind, folder] of Object.entries(kinds)) {
    test(`in every field of a ${kind} is shown as text and runs nowhere`, async ({ page }) => {
      test.setTimeout(180_000);
      const slug = `hostile-${kind}`;
      const text = hostileTexts.join(' ');
      const fields = await fillEveryField(admin, `api::${kind}.${kind}`, text, fileId);
      const belongs = ['publication', 'form'].includes(kind) ? { types } : {};
      const entry = await admin.create(kind, { ...fields, ...belongs, slug });
      try {
        await admin.publish(kind, entry);
        const address = `${settings.siteUrl}${folder}/${slug}`;
        await expectSoon(address, 200);
        await page.goto(address);
        const heading = await page.getByRole('heading', { level: 1 }).innerText();
        expect(squeezed(heading)).toContain(squeezed(hostileTexts[0] ?? ''));
        await expect(page.getByRole('main')).toContainText(hostileTexts[0] ?? '');
        for (const list of ['/', '/learning-reviews', '/learning-reviews/publications']) {
          await page.goto(list);
        }
        expect(await page.locator('[onerror], [onload], [onfocus], iframe, base').count()).toBe(0);
      } finally {
        await admin.remove(kind, entry);
      }
    });
  }

  test('as a title stands on the page letter for letter', async ({ page }) => {
    test.setTimeout(480_000);
    for (const [number, text] of hostileTexts.entries()) {
      const fields = await fillEveryField(admin, 'api::publication.publication', text, fileId);
      const slug = `hostile-title-${number}`;
      const entry = await admin.create('publication', { ...fields, types, slug });
      try {
        await admin.publish('publication', entry);
        const address = `${settings.siteUrl}/learning-reviews/publications/${slug}`;
        await expectSoon(address, 200);
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
      } finally {
        await admin.remove('publication', entry);
      }
    }
  });
});

test.describe('a hostile address', () => {
  for (const url of hostileAddresses) {
    test(`${JSON.stringify(url)} in rich text is refused or is no link`, async ({ page }) => {
      const owner = await signedIn('administrator');
      const link = { type: 'link', url, children: [{ type: 'text', text: 'Press here' }] };
      const fields = {
        title: 'A hostile link',
        slug: 'hostile-link',
        kind: 'Statement',
        summary: 'A link that must not be followed.',
        types: { connect: [{ documentId: await owner.firstId('review-type') }] },
        body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Now. ' }, link] }],
      };
      const entry = await owner.create('publication', fields).catch(expectRefusal);
      if (!entry) return;
      try {
        const isPublished = await owner
          .publish('publication', entry)
          .then(() => true)
          .catch((error: unknown) => expectRefusal(error) ?? false);
        if (!isPublished) return;
        const address = `${settings.siteUrl}/learning-reviews/publications/hostile-link`;
        await expectSoon(address, 200);
        await page.goto(address);
        await expect(page.getByText('Press here')).toBeVisible();
        await expect(page.getByRole('link', { name: 'Press here' })).toHaveCount(0);
      } finally {
        await owner.remove('publication', entry);
      }
    });
  }
});

/** Lets a refusal by the rules of the CMS pass; anything else is a fault. */
function expectRefusal(error: unknown): undefined {
  expect(error).toBeInstanceOf(CmsRefusal);
  expect((error as CmsRefusal).status).toBe(400);
  expect((error as CmsRefusal).body).not.toMatch(/stack|node_modules/);
  return undefined;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
