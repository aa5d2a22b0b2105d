import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/watched-page.ts';
import { readTemplates } from '../fixtures/site-map.ts';

/** Bytes over the wire, headers included. The budget of issue 2; a page past it fails. */
const budget = { total: 30_000, script: 5_000 };

test.use({ provoked: /status of 404/ });

test('no page weighs more than its budget', async ({ page, request }) => {
  test.setTimeout(180_000);
  const icon = (await (await request.get('/favicon.svg')).body()).length;
  const table: Record<string, Record<string, number>> = {};
  for (const { name, path } of await readTemplates(request)) {
    const weight = await weigh(page, path);
    table[name] = { ...weight, icon, total: sum(weight) + icon };
  }
  console.table(table);
  const heavy = Object.entries(table).filter(
    ([, w]) => (w['total'] ?? 0) > budget.total || (w['Script'] ?? 0) > budget.script,
  );
  expect(Object.fromEntries(heavy)).toEqual({});
});

/** What a browser with an empty cache fetches for one page, by kind of resource, in bytes. */
async function weigh(page: Page, path: string): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, string>();
  const weight: Record<string, number> = {
    Document: 0,
    Stylesheet: 0,
    Script: 0,
    Image: 0,
    Font: 0,
  };
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    weight[kind] = (weight[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await session.detach();
  return weight;
}

function sum(numbers: Record<string, number>): number {
  return Object.values(numbers).reduce((total, number) => total + number, 0);
}
