import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ports, startCms, startSite } from './arrangement.ts';
import { firstRenders, type PageKind } from './first-renders.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { publishAndSee } from './publish-and-see.ts';
import { local } from './target.ts';

/** What a number of publications costs. */
export interface Growth {
  publications: number;
  /** From its start until it has content: from the CMS, and from its disk while the CMS is away. */
  startSeconds: number;
  startFromDiskSeconds: number;
  /** Once all of the below is measured. */
  memoryBytes: number;
  /** The most of it while the index of the search was being made. */
  memoryWhileIndexingBytes: number;
  /** Processor time of a page that nobody has asked for yet, in milliseconds. */
  firstRenderMs: Record<PageKind, number>;
  /** From the moment at which the CMS has it until a visitor sees it, in milliseconds. */
  visibleMedianMs: number;
  visibleP95Ms: number;
}

/** Milliseconds of rest after which the site has made whatever it makes after its start. */
const restMs = 3_000;

const isReady = (body: string) => body.includes('"ready"');
const untilReady = (program: MeasuredProcess) =>
  program.until(local('/readyz', ports.site), isReady);

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
  const withCms = await measureWithCms(dataDir, publications, publishes);
  const program = startSite(dataDir);
  try {
    const startFromDiskSeconds = (await untilReady(program)) / 1_000;
    return { publications, ...withCms, startFromDiskSeconds };
  } finally {
    await program.stop();
  }
}

async function measureWithCms(dataDir: string, publications: number, publishes: number) {
  const cms = await startCms(publications);
  const program = startSite(dataDir);
  try {
    const startSeconds = (await untilReady(program)) / 1_000;
    const memoryWhileIndexingBytes = await program.untilAtRest(restMs);
    const firstRenderMs = await firstRenders(program, publications);
    const visible = await publishToVisible(publishes);
    await program.untilAtRest(restMs);
    return {
      startSeconds,
      memoryWhileIndexingBytes,
      firstRenderMs,
      visibleMedianMs: quantile(visible, 0.5),
      visibleP95Ms: quantile(visible, 0.95),
      memoryBytes: program.memoryBytes(),
    };
  } finally {
    await program.stop();
    await cms.stop();
  }
}

async function publishToVisible(publishes: number): Promise<number[]> {
  const took: number[] = [];
  for (let number = 0; number < publishes; number += 1) {
    // At any moment between two looks of the site.
    await pause(1_000 * Math.random());
    took.push(await publishAndSee());
  }
  return took;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
