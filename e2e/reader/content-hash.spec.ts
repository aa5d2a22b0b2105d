import { addresses, publishedLists } from '@learning-reviews/content-contract';
import { contentSha256 } from '@learning-reviews/content-contract/content-hash';
import { expect, test } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';

const kinds = [
  ['publications', addresses.publication],
  ['forms', addresses.form],
] as const;

for (const [name, addressOf] of kinds) {
  test(`each page of the ${name} names its content as the CMS does`, async ({ request }) => {
    test.setTimeout(300_000);
    const answer = await request.get(`${settings.cmsUrl}/api/published/${name}?pageSize=100`);
    const { data } = (await answer.json()) as { data: unknown[] };
    expect(data.length).toBeGreaterThan(3);
    for (const item of data) {
      const entry = publishedLists[name].parse(item);
      const page = await request.get(addressOf(entry.slug));
      const meta = `<meta name="content-sha256" content="${contentSha256(entry)}">`;
      expect(await page.text(), entry.slug).toContain(meta);
    }
  });
}
