import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { quietBrowser } from '../playwright.config.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { readTemplates } from '../fixtures/site-map.ts';
import { freePort } from '../../scripts/run/ports.ts';
import { settings } from '../settings.ts';

const measured = ['home', 'landing', 'type', 'list', 'publication, most documents', 'form'];
const mostMilliseconds = 1200;

test('on a telephone each main template scores 100 and shows its content in 1.2 s', async ({
  request,
}) => {
  test.setTimeout(480_000);
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: settings.chromium,
    args: [...quietBrowser, `--remote-debugging-port=${port}`],
  });
  const figures: Record<string, Figures> = {};
  try {
    for (const { name, path } of await readTemplates(request)) {
      if (measured.includes(name)) figures[name] = await measure(settings.siteUrl + path, port);
    }
  } finally {
    await browser.close();
  }
  console.table(figures);
  for (const [name, { accessibility, bestPractices, seo, lcp }] of Object.entries(figures)) {
    expect({ name, accessibility, bestPractices, seo }).toEqual({
      name,
      accessibility: 100,
      bestPractices: 100,
      seo: 100,
    });
    expect(lcp, `Largest Contentful Paint of ${name}, in ms`).toBeLessThan(mostMilliseconds);
  }
  expect(Object.keys(figures).toSorted()).toEqual(measured.toSorted());
});

interface Figures {
  accessibility: number;
  bestPractices: number;
  seo: number;
  /**
   * Largest Contentful Paint, in milliseconds: the least of up to five where the first was too slow,
   * since what else the machine does can only add to it.
   */
  lcp: number;
}

async function measure(address: string, port: number): Promise<Figures> {
  const first = await run(address, port, ['accessibility', 'best-practices', 'seo', 'performance']);
  const paints = [paintOf(first)];
  while (paints.length < 5 && Math.min(...paints) >= mostMilliseconds) {
    paints.push(paintOf(await run(address, port, ['performance'])));
  }
  const score = (category: string) => Math.round((first.categories[category]?.score ?? 0) * 100);
  return {
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    lcp: Math.round(Math.min(...paints)),
  };
}

async function run(address: string, port: number, onlyCategories: string[]) {
  const result = await lighthouse(address, { port, onlyCategories, logLevel: 'error' });
  if (!result) throw new Error(`Lighthouse gave no result for ${address}.`);
  for (const audit of Object.values(result.lhr.audits)) {
    if (audit.score === 0 && onlyCategories.length > 1 && isCounted(result.lhr, audit.id)) {
      console.log(`${address} ${audit.id}: ${audit.title}`);
    }
  }
  return result.lhr;
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function isCounted(report: Report, id: string): boolean {
  return ['accessibility', 'best-practices', 'seo'].some((category) =>
    report.categories[category]?.auditRefs.some((ref) => ref.id === id && ref.weight > 0),
  );
}

function paintOf(report: Report): number {
  return report.audits['largest-contentful-paint']?.numericValue ?? Infinity;
}
