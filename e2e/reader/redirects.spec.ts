import { expect, test } from '../fixtures/watched-page.ts';
import { signedIn } from '../fixtures/admin-api.ts';

interface Redirect {
  from: string;
  to: string;
  isPermanent: boolean;
}

test('each old address that the CMS holds leads to where it says', async ({ request }) => {
  const admin = await signedIn('administrator');
  const { results } = await admin.call<{ results: Redirect[] }>(
    'GET',
    '/content-manager/collection-types/api::redirect.redirect?pageSize=100',
  );
  expect(results.length).toBeGreaterThan(0);
  for (const { from, to, isPermanent } of results) {
    const answer = await request.get(from, { maxRedirects: 0 });
    expect({ from, status: answer.status() }).toEqual({ from, status: isPermanent ? 301 : 302 });
    expect(answer.headers()['location']).toBe(to);
    if (to.startsWith('/')) expect((await request.get(to)).status(), to).toBe(200);
  }
});
