import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSite, ports, startCms, startSite } from '../arrangement.ts';
import type { MeasuredProcess } from '../measured-process.ts';
import { local } from '../target.ts';
import { naturalQueries, worstQueries } from './queries.ts';
import { timesOf, timesWords, watched } from './times.ts';

const metricsPort = 18_487;
const list = '/learning-reviews/publications';

/** What is asked for. */
export interface Library {
  publications: number;
  /** Of each document. */
  words: number;
  /** Visitors who search at the same time. */
  atOnce: number;
}

/**
 * The site as it is run, asked as visitors ask: each answer is the page, with its passages, filters
 * and counts. The texts come from another process, as from the CMS.
 *
 * @param folder of the site's data, where its search is kept
 */
export async function measureSiteOverHttp(
  folder: string,
  { publications, words, atOnce }: Library,
): Promise<void> {
  const build = path.join(folder, '..', 'build');
  await buildSite(build);
  rmSync(build, { recursive: true, force: true });
  const cms = await startCms(publications, words);
  const began = performance.now();
  const site = startSite(folder, { METRICS_PORT: String(metricsPort) });
  try {
    await site.until(local('/readyz', ports.site), (body) => body.includes('"ready"'));
    const memory = watchMemory(site);
    while ((await searchedNow()) < publications) await pause(100);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(
      `The site over HTTP, from its start until all can be found: ${seconds} s, ${site.cpuSeconds().toFixed(0)} s of processor time, memory at most ${memory.mostMegabytes()} MB`,
    );
    const ask = async (query: string) => {
      const answer = await fetch(local(`${list}?q=${encodeURIComponent(query)}`, ports.site));
      const html = await answer.text();
      if (answer.status !== 200) throw new Error(`${query} was answered ${answer.status}.`);
      return html;
    };
    await ask('the first one loads the code');
    const others = watched(readUnknownPages());
    console.log(
      `  queries, ${atOnce} at once: ${timesWords(await timesOf(naturalQueries(400), atOnce, ask))}`,
    );
    for (const [name, query] of Object.entries(worstQueries)) {
      const same = Array.from({ length: 12 }, () => query);
      console.log(`  ${name}: ${timesWords(await timesOf(same, atOnce, ask))}`);
    }
    console.log(`  pages that nobody had asked for, meanwhile: ${timesWords(await others.stop())}`);
    console.log(`  memory at most ${memory.mostMegabytes()} MB`);
  } finally {
    await site.stop();
    await cms.stop();
  }
}

async function searchedNow(): Promise<number> {
  const text = await (await fetch(local('/metrics', metricsPort))).text();
  return Number(/^site_publications_searched (-?\d+)$/m.exec(text)?.[1] ?? -1);
}

/** Each time another one, so that it must be rendered. */
function readUnknownPages(): () => Promise<void> {
  let next = 0;
  return async () => {
    const answer = await fetch(local(`${list}/publication-${next++}`, ports.site));
    await answer.text();
    if (answer.status !== 200) throw new Error(`A page was answered ${answer.status}.`);
  };
}

function watchMemory(program: MeasuredProcess) {
  let most = 0;
  setInterval(() => (most = Math.max(most, program.memoryBytes())), 500).unref();
  return { mostMegabytes: () => (Math.max(most, program.memoryBytes()) / 1_000_000).toFixed(0) };
}
