import { chromium } from '@playwright/test';
import lighthouse, { auditFlowArtifacts } from 'lighthouse';
import { quietBrowser } from '../playwright.config.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { readTemplates } from '../fixtures/site-map.ts';
import { freePort } from '../../scripts/run/ports.ts';
import { settings } from '../settings.ts';
import { inProcessorTime } from './processor-time.ts';

const measured = [
  'home',
  'landing',
  'type',
  'list',
  'search',
  'publication, most documents',
  'form',
  'theme',
];
/** Kept out of search engines on purpose, so what these ask for does not count. */
const unlisted = ['search'];
const perfect = { accessibility: 100, bestPractices: 100, performance: 100, layoutShift: 0 };
/** The goal is 1000; the rest is for a processor whose caches other programs use as well. */
const mostMilliseconds = 1200;

test('on a telephone each main template scores 100, stays where it is and shows its content in 1.2 s', async ({
  request,
}) => {
  test.setTimeout(600_000);
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
  for (const [name, { lcp, ...scores }] of Object.entries(figures)) {
    const seo = unlisted.includes(name) ? scores.seo : 100;
    expect({ name, ...scores }).toEqual({ name, ...perfect, seo });
    expect(lcp, `Largest Contentful Paint of ${name}, in ms`).toBeLessThan(mostMilliseconds);
  }
  expect(Object.keys(figures).toSorted()).toEqual(measured.toSorted());
});

interface Figures {
  accessibility: number;
  bestPractices: number;
  seo: number;
  performance: number;
  /** Cumulative Layout Shift: by how much the page moves while it is shown. */
  layoutShift: number;
  /** Largest Contentful Paint, in milliseconds. */
  lcp: number;
}

/** What is slow is measured up to three times, and the best counts: what differs is not the page. */
async function measure(address: string, port: number): Promise<Figures> {
  const first = await run(address, port, ['accessibility', 'best-practices', 'seo', 'performance']);
  let speed = speedOf(first);
  for (let more = 2; more > 0 && !isFast(speed); more -= 1) {
    const again = speedOf(await run(address, port, ['performance']));
    if (again.lcp < speed.lcp) speed = again;
  }
  return {
    accessibility: scoreOf(first, 'accessibility'),
    bestPractices: scoreOf(first, 'best-practices'),
    seo: scoreOf(first, 'seo'),
    layoutShift: first.audits['cumulative-layout-shift']?.numericValue ?? Infinity,
    ...speed,
  };
}

const isFast = ({ performance, lcp }: Pick<Figures, 'performance' | 'lcp'>) =>
  performance === 100 && lcp < mostMilliseconds;

const scoreOf = (report: Report, category: string) =>
  Math.round((report.categories[category]?.score ?? 0) * 100);

function speedOf(report: Report): Pick<Figures, 'performance' | 'lcp'> {
  const lcp = report.audits['largest-contentful-paint']?.numericValue ?? Infinity;
  return { performance: scoreOf(report, 'performance'), lcp: Math.round(lcp) };
}

/** Lighthouse's report on a page: in the time of the processor, and of the site where it need not wait. */
async function run(address: string, port: number, onlyCategories: string[]): Promise<Report> {
  const serverResponseTimeByOrigin = { [new URL(address).origin]: await quickestAnswer(address) };
  const precomputedLanternData = { additionalRttByOrigin: {}, serverResponseTimeByOrigin };
  const flags = { port, onlyCategories, precomputedLanternData, logLevel: 'error' as const };
  const result = await lighthouse(address, flags);
  if (!result) throw new Error(`Lighthouse gave no result for ${address}.`);
  const { artifacts } = result;
  const traceEvents = inProcessorTime(artifacts.Trace.traceEvents);
  const timed = { ...artifacts, Trace: { ...artifacts.Trace, traceEvents } };
  const { steps } = await auditFlowArtifacts({
    gatherSteps: [{ artifacts: timed, flags: { ...flags, name: address } }],
  });
  const report = steps[0]?.lhr;
  if (!report) throw new Error(`Lighthouse gave no report on ${address}.`);
  for (const audit of Object.values(report.audits)) {
    if (audit.score === 0 && onlyCategories.length > 1 && isCounted(report, audit.id)) {
      console.log(`${address} ${audit.id}: ${audit.title}`);
    }
  }
  return report;
}

/** Milliseconds that the site takes to answer when nothing else keeps the machine. */
async function quickestAnswer(address: string): Promise<number> {
  let quickest = Infinity;
  for (let times = 0; times < 10; times += 1) {
    const begun = performance.now();
    await (await fetch(address)).arrayBuffer();
    quickest = Math.min(quickest, performance.now() - begun);
  }
  return quickest;
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function isCounted(report: Report, id: string): boolean {
  return ['accessibility', 'best-practices', 'seo'].some((category) =>
    report.categories[category]?.auditRefs.some((ref) => ref.id === id && ref.weight > 0),
  );
}
