import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './bench/arrangement.ts';
import { astroServers, buildForAstro } from './bench/astro.ts';
import { measureGrowth } from './bench/growth.ts';
import type { Amount } from './bench/in-turns.ts';
import { measureSpeed, type Speed } from './bench/measure-speed.ts';
import { findOrInstallPrograms } from './bench/programs.ts';
import { reportOf, writeReport } from './bench/report.ts';
import { isAmong } from './bench/target.ts';
import { runTask } from './run-task.ts';
import { PlainError } from './set-up/plain-error.mjs';

const { values: asked } = parseArgs({
  args: process.argv.slice(2).filter((option) => option !== '--'),
  options: {
    small: { type: 'boolean', default: false },
    rows: { type: 'string' },
    products: { type: 'string' },
    sizes: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const listOf = (words: string | undefined) => words?.split(',').filter((word) => word !== '');

/** A small run is for trying the command; its figures go nowhere. */
const isSmall = asked.small;
const only = { rows: listOf(asked.rows), products: listOf(asked.products) };
const isPart = [asked.rows, asked.products, asked.sizes, asked.seconds].some(
  (given) => given !== undefined,
);
const amount: Amount = {
  publications: isSmall ? 100 : 1_000,
  rounds: isSmall ? 1 : 3,
  seconds: Number(asked.seconds ?? (isSmall ? 1 : 3)),
  connections: [32, 200],
  only,
};
const sizes = listOf(asked.sizes)?.map(Number) ?? (isSmall ? [100, 1_000] : [100, 1_000, 10_000]);
const publishes = isSmall ? 5 : 100;
const nothing: Speed = { measured: [], leftOut: [], lacking: [] };

/**
 * `npm run bench`: one table of this site beside what it is measured by; into docs/speed.md. Only a
 * part of it, which goes nowhere else: `-- --rows=304,404 --products=nginx --sizes=`, with parts of
 * the names of rows, names of products (nginx, astro, memory-cache, next, wordpress, ghost) and numbers
 * of publications; `--seconds` says how long each round asks.
 */
async function bench(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  const { nginx, wrk } = findOrInstallPrograms();
  if (process.platform !== 'linux' || !wrk) {
    throw new PlainError(
      'The benchmark reads processor time from /proc and asks with wrk, so it needs Linux. Install what is missing: sudo apt-get install -y wrk nginx-light',
    );
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    await buildSite(path.join(folder, 'build'));
    const isWithoutRows = only.rows?.length === 0;
    for (const [product, server] of Object.entries(astroServers)) {
      if (isWithoutRows || !isAmong(only.products, product)) continue;
      await buildForAstro(server, path.join(folder, 'build'));
    }
    const speed = isWithoutRows ? nothing : await measureSpeed(folder, { wrk, nginx }, amount);
    const growth = await measureGrowth(folder, sizes, publishes);
    const report = reportOf(speed, growth);
    console.log(`\n${report}\n`);
    if (isSmall || isPart) return console.log('Not a whole run: docs/speed.md is as it was.');
    if (!nginx)
      throw new PlainError('Without nginx the run is not whole: docs/speed.md is as it was.');
    await writeReport(report);
    console.log('The figures are in docs/speed.md.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runTask(bench);
