import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSite, ports, startCms, startSite } from './bench/arrangement.ts';
import { load } from './bench/load.ts';
import { findOrInstallPrograms } from './bench/programs.ts';
import { rows } from './bench/rows.ts';
import { runTask } from './run-task.ts';
import { PlainError } from './set-up/plain-error.mjs';

const minutes = Number(process.argv[2] ?? 30);
const publications = 1_000;
const secondsOfLoad = 5;

/** Memory may swing; it must not go on growing. */
const mostGrowth = 1.25;

/** `npm run soak [-- minutes]`: full load, a publish every five seconds, and not one failed answer. */
async function soak(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  const { wrk } = findOrInstallPrograms();
  if (!wrk) throw new PlainError('wrk is missing. Install it: sudo apt-get install -y wrk');
  const folder = mkdtempSync(path.join(tmpdir(), 'soak-'));
  await buildSite(path.join(folder, 'build'));
  const cms = await startCms(publications);
  const site = startSite(folder);
  const memory: number[] = [];
  let failed = 0;
  try {
    const address = `http://127.0.0.1:${ports.site}`;
    await site.until(`${address}/readyz`, (body) => body.includes('"ready"'));
    const pages = rows().filter(({ status, isKnown }) => status === 200 && !isKnown);
    const end = performance.now() + minutes * 60_000;
    for (let turn = 0; performance.now() < end; turn += 1) {
      const page = pages[turn % pages.length];
      if (!page) throw new Error('There is no page to ask for.');
      await fetch(`http://127.0.0.1:${ports.cms}/publish`);
      const headers = { 'accept-encoding': 'gzip' };
      const asked = { wrk, address: address + page.address, headers, connections: 64 };
      const result = await load({ ...asked, seconds: secondsOfLoad }, site);
      failed += result.failed;
      memory.push(result.memoryBytes);
      const megabytes = (result.memoryBytes / 1_048_576).toFixed(0);
      console.log(
        `${page.name}: ${result.perSecond.toFixed(0)}/s, ${megabytes} MB, ${failed} failed`,
      );
      await pause(10);
    }
  } finally {
    await site.stop();
    await cms.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  judge(memory, failed);
}

/** The highest of the second half against the highest of the second quarter: the first warms up. */
function judge(memory: readonly number[], failed: number): void {
  const part = (from: number, to: number) =>
    Math.max(...memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)));
  const growth = part(0.5, 1) / part(0.25, 0.5);
  if (failed > 0) throw new PlainError(`${failed} answers failed.`);
  if (growth > mostGrowth) throw new PlainError(`Memory grew to ${growth.toFixed(2)} times.`);
  console.log(`\nNothing failed, and memory stayed as it was (× ${growth.toFixed(2)}).`);
}

await runTask(soak);
