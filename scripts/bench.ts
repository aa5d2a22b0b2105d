import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  buildSite,
  NginxFiles,
  ports,
  startCms,
  startPlainAstro,
  startSite,
} from './bench/arrangement.ts';
import { measureGrowth } from './bench/growth.ts';
import { load, middle, type Load } from './bench/load.ts';
import { find, findOrInstallPrograms } from './bench/programs.ts';
import { growthTable, speedTable, writeSpeed, type SpeedRow } from './bench/report.ts';
import { rows, type Row } from './bench/rows.ts';
import type { MeasuredProcess } from './bench/measured-process.ts';
import { runTask } from './run-task.ts';
import { PlainError } from './set-up/plain-error.mjs';

/** A small run is for trying the command; its figures go nowhere. */
const isSmall = process.argv.includes('--small');
const rounds = isSmall ? 1 : 5;
const seconds = isSmall ? 1 : 5;
const connections = [32, 200] as const;
const publications = isSmall ? 100 : 1_000;
const sizes = isSmall ? [100, 1_000] : [100, 1_000, 10_000];
const publishes = isSmall ? 5 : 100;

interface Target {
  name: string;
  program: MeasuredProcess;
  addressOf(row: Row): string | undefined;
}

/** `npm run bench`: one table of this site beside what it is measured by; into docs/speed.md. */
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
    const speed = await measureSpeed(folder, wrk, nginx);
    const growth = await measureGrowth(folder, sizes, publishes);
    console.log(`\n${speedTable(speed)}\n\n${growthTable(growth)}\n`);
    if (!nginx) console.log('nginx is left out: sudo apt-get install -y nginx-light');
    if (isSmall) return console.log('A small run: docs/speed.md is as it was.');
    if (!nginx)
      throw new PlainError('Without nginx the run is not whole: docs/speed.md is as it was.');
    await writeSpeed(speed, growth);
    console.log('The figures are in docs/speed.md.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSpeed(folder: string, wrk: string, nginx = find('nginx')) {
  const cms = await startCms(publications);
  const site = startSite(path.join(folder, 'site'));
  const astro = startPlainAstro(path.join(folder, 'astro'));
  const running = [cms, site, astro];
  try {
    await site.until(local('/readyz', ports.site), (body) => body.includes('"ready"'));
    await astro.until(local('/learning-reviews', ports.astro));
    const targets: Target[] = [
      { name: 'this site', program: site, addressOf: ({ address }) => local(address, ports.site) },
      {
        name: '@astrojs/node',
        program: astro,
        addressOf: ({ address, isKnown }) =>
          isKnown || address.startsWith('/documents') ? undefined : local(address, ports.astro),
      },
    ];
    if (nginx) {
      const files = await filesFor(new NginxFiles(nginx, path.join(folder, 'nginx')));
      const program = files.start();
      running.push(program);
      await program.until(local('/landing.html', ports.nginx));
      const addressOf = (row: Row) =>
        row.file ? local(`/${row.file}`, ports.nginx) : local('/nothing', ports.nginx);
      targets.unshift({ name: 'nginx, same bytes', program, addressOf });
    }
    return await inTurns(targets, wrk);
  } finally {
    for (const program of running) await program.stop();
  }
}

async function inTurns(targets: readonly Target[], wrk: string): Promise<SpeedRow[]> {
  const measured: SpeedRow[] = [];
  for (const row of rows()) {
    for (const number of connections) {
      for (const [target, loads] of await loadsOf(row, number, targets, wrk)) {
        measured.push({ row: row.name, target, connections: number, ...middle(loads) });
        console.log(`${row.name}, ${number} connections, ${target}: measured`);
      }
    }
  }
  return measured;
}

/** One target after the other in each round, so that a slow minute of the machine is everybody's. */
async function loadsOf(row: Row, number: number, targets: readonly Target[], wrk: string) {
  const loads = new Map<string, Load[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, program, addressOf } of targets) {
      const address = addressOf(row);
      if (!address) continue;
      const headers = await headersFor(row, address);
      const asked = { wrk, address, headers, connections: number, seconds };
      loads.set(name, [...(loads.get(name) ?? []), await load(asked, program)]);
    }
  }
  return loads;
}

async function headersFor({ isKnown, status }: Row, address: string) {
  const headers = { 'accept-encoding': 'gzip' };
  const answer = await fetch(address, { headers });
  await answer.arrayBuffer();
  const etag = answer.headers.get('etag') ?? '';
  const known = isKnown ? { ...headers, 'if-none-match': etag } : headers;
  const checked = await fetch(address, { headers: known });
  await checked.arrayBuffer();
  if (checked.status !== status) throw new Error(`${address} answered ${checked.status}.`);
  return known;
}

async function filesFor(files: NginxFiles): Promise<NginxFiles> {
  for (const { address, file } of rows()) {
    if (!file) continue;
    const answer = await fetch(local(address, ports.site));
    files.put(file, Buffer.from(await answer.arrayBuffer()));
  }
  return files;
}

const local = (address: string, port: number) => `http://127.0.0.1:${port}${address}`;

await runTask(bench);
