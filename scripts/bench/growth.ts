import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ports, startCms, startSite } from './arrangement.ts';
import type { MeasuredProcess } from './measured-process.ts';

/** What a number of publications costs. */
export interface Growth {
  publications: number;
  /** From its start until it has content: from the CMS, and from its disk while the CMS is away. */
  startSeconds: number;
  startFromDiskSeconds: number;
  memoryBytes: number;
  /** Processor time of a page that nobody has asked for yet, in milliseconds. */
  firstRenderMs: number;
  /** From the moment at which the CMS has it until a visitor sees it, in milliseconds. */
  visibleMedianMs: number;
  visibleP95Ms: number;
}

const site = `http://127.0.0.1:${ports.site}`;
const cmsAddress = `http://127.0.0.1:${ports.cms}`;
const isReady = (body: string) => body.includes('"ready"');

export async function measureGrowth(
  folder: string,
  sizes: readonly number[],
  publishes: number,
): Promise<Growth[]> {
  const measured: Growth[] = [];
  for (const publications of sizes) {
    measured.push(await measure(path.join(folder, String(publications)), publications, publishes));
    console.log(`${publications} publications: measured`);
  }
  return measured;
}

async function measure(dataDir: string, publications: number, publishes: number): Promise<Growth> {
  const cms = await startCms(publications);
  const first = startSite(dataDir);
  const startMs = await first.until(`${site}/readyz`, isReady);
  // Until it has written its file.
  await pause(3_000);
  await first.stop();
  await cms.stop();
  const second = startSite(dataDir);
  const startFromDiskMs = await second.until(`${site}/readyz`, isReady);
  await second.stop();

  const cmsAgain = await startCms(publications);
  const program = startSite(dataDir);
  try {
    await program.until(`${site}/readyz`, isReady);
    const firstRenderMs = await firstRender(program, publications);
    const visible = await publishToVisible(publishes);
    return {
      publications,
      startSeconds: startMs / 1_000,
      startFromDiskSeconds: startFromDiskMs / 1_000,
      memoryBytes: program.memoryBytes(),
      firstRenderMs,
      visibleMedianMs: quantile(visible, 0.5),
      visibleP95Ms: quantile(visible, 0.95),
    };
  } finally {
    await program.stop();
    await cmsAgain.stop();
  }
}

/** The mean over many pages, since the clock of `/proc` counts in hundredths of a second. */
async function firstRender(program: MeasuredProcess, publications: number): Promise<number> {
  const pages = Math.min(publications, 300);
  const read = async (number: number) => {
    const answer = await fetch(`${site}/learning-reviews/publications/publication-${number}`);
    await answer.arrayBuffer();
  };
  // The first ones load the code.
  const warm = Math.floor(pages / 3);
  for (let number = 0; number < warm; number += 1) await read(number);
  const before = program.cpuSeconds();
  for (let number = warm; number < pages; number += 1) await read(number);
  return ((program.cpuSeconds() - before) / (pages - warm)) * 1_000;
}

async function publishToVisible(publishes: number): Promise<number[]> {
  const took: number[] = [];
  for (let number = 0; number < publishes; number += 1) {
    // At any moment between two looks of the site.
    await pause(1_000 * Math.random());
    const answer = await fetch(`${cmsAddress}/publish`);
    const begun = performance.now();
    const { slug, title } = (await answer.json()) as { slug: string; title: string };
    for (;;) {
      const page = await fetch(`${site}/learning-reviews/publications/${slug}`);
      if ((await page.text()).includes(title)) break;
      await pause(10);
    }
    took.push(performance.now() - begun);
  }
  return took;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
