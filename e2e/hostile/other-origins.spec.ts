import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { signedIn } from '../fixtures/admin-api.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { signIn } from '../editor/sign-in.ts';

/** Another site on this machine: "localhost" is not the origin that 127.0.0.1 is. */
let elsewhere: Server;
let origin: string;

test.beforeAll(async () => {
  elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Elsewhere</title><h1>Another site</h1>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, resolve));
  origin = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
});

test.afterAll(() => void elsewhere.close());

test.describe('another site', () => {
  test.use({
    provoked: /frame|CORS|ERR_FAILED|ERR_BLOCKED|status of 4|localhost|violates/i,
  });

  for (const [name, address] of Object.entries({
    'a page': settings.siteUrl + '/learning-reviews',
    'the page of what is not there': settings.siteUrl + '/nothing',
    'the admin': settings.cmsUrl + '/admin',
  })) {
    test(`cannot show ${name} in a frame`, async ({ page, problems }) => {
      await page.goto(origin);
      expect(await framed(page, `${origin}/own`)).toBe(`${origin}/own`);
      expect(await framed(page, address)).not.toContain(new URL(address).host);
      expect(problems.join('\n')).toMatch(/frame-ancestors|X-Frame-Options/);
    });
  }

  test('cannot publish as somebody who is signed in, nor read what they see', async ({ page }) => {
    test.setTimeout(180_000);
    const admin = await signedIn('approver');
    const entry = await admin.create('theme', {
      name: 'Not to be published from elsewhere',
      slug: 'not-to-be-published-from-elsewhere',
      definition: 'Made for a test.',
    });
    try {
      await signIn(page, 'approver');
      await page.goto(origin);
      const themes = `${settings.cmsUrl}/content-manager/collection-types/api::theme.theme`;
      const publish = `${themes}/${entry.documentId}/actions/publish`;
      const seen = await page.evaluate(
        async ([list = '', action = '']) => {
          const tries: [string, RequestInit][] = [
            [list, {}],
            [
              action,
              { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
            ],
            [action, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
            [action, { method: 'POST', mode: 'no-cors', body: '{}' }],
            [action, { method: 'POST', mode: 'no-cors', body: new URLSearchParams({ a: 'b' }) }],
          ];
          const answers = tries.map(async ([url, init]) => {
            const answer = await fetch(url, { ...init, credentials: 'include' });
            return answer.type === 'opaque' ? 'sent blindly' : `read: ${answer.status}`;
          });
          const settled = await Promise.allSettled(answers);
          return settled.map((one) => (one.status === 'fulfilled' ? one.value : 'refused'));
        },
        [themes, publish],
      );
      expect(seen.filter((one) => one.startsWith('read'))).toEqual([]);
      expect(await (await fetch(`${settings.cmsUrl}/api/published/themes`)).text()).not.toContain(
        entry.documentId,
      );
      expect(seen).toHaveLength(5);
    } finally {
      await admin.remove('theme', entry);
    }
  });
});

/** Shows an address in a frame of the page. @returns the address of what is in the frame then */
async function framed(page: Page, address: string): Promise<string> {
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
    return new Promise((resolve) => (frame.onload = resolve));
  }, address);
  return page.frames().at(-1)?.url() ?? '';
}
