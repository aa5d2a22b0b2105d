import type { Page } from '@playwright/test';
import { readTemplates } from '../fixtures/site-map.ts';
import { expect, test } from '../fixtures/watched-page.ts';

test.use({ provoked: /status of 404/ });

const shown = [
  { width: 360, media: 'screen' },
  { width: 1280, media: 'screen' },
  { width: 800, media: 'print' },
] as const;

/** The address of all styles: a page of a draft is made for one person, and asks for them. */
async function wholeSheet(page: Page): Promise<string> {
  const html = await (await page.request.get('/preview/none')).text();
  const address = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1];
  if (!address) throw new Error('The page of a preview has no style sheet.');
  return address;
}

test('a page brings the styles that it uses, and nothing looks otherwise with all of them', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const sheet = await wholeSheet(page);
  const otherwise: Record<string, string[]> = {};
  for (const { name, path } of await readTemplates(page.request)) {
    await page.goto(path);
    expect(await page.locator('link[rel=stylesheet]').count(), name).toBe(0);
    for (const { width, media } of shown) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ media });
      const alone = await looks(page);
      expect(alone.length, name).toBeGreaterThan(20);
      await addSheet(page, sheet);
      const whole = await looks(page);
      await page.evaluate(() => document.querySelector('link[rel=stylesheet]')?.remove());
      const found = whole.filter((look, index) => look !== alone[index]);
      expect(whole, name).toHaveLength(alone.length);
      if (found.length > 0) otherwise[`${name}, ${width} px, ${media}`] = found.slice(0, 3);
    }
  }
  expect(otherwise).toEqual({});
});

async function addSheet(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (href) =>
      new Promise<void>((resolve, reject) => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = href;
        link.onload = () => resolve();
        link.onerror = () => reject(new Error('The style sheet did not load.'));
        document.head.append(link);
      }),
    address,
  );
}

/** Every element of the page, and what stands before and after it, with all of its styles. */
function looks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith('--'));
    const told: string[] = [];
    for (const element of document.querySelectorAll('html, body, body *')) {
      for (const part of ['', '::before', '::after']) {
        const style = getComputedStyle(element, part || null);
        if (part && style.content === 'none') continue;
        const values = names.map((name) => `${name}:${style.getPropertyValue(name)}`);
        told.push(`${element.tagName}.${element.className}${part} ${values.join(';')}`);
      }
    }
    return told;
  });
}
