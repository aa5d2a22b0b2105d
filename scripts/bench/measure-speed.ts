import path from 'node:path';
import {
  NginxFiles,
  ports,
  startCms,
  startMemoryCache,
  startPlainAstro,
  startSite,
} from './arrangement.ts';
import { load, middle, type Load } from './load.ts';
import { startNext } from './next.ts';
import type { SpeedRow } from './report.ts';
import { rows, type Row } from './rows.ts';
import { isPage, local, type LeftOut, type Target } from './target.ts';
import { startWordPress } from './wordpress.ts';

/** How much is asked. */
export interface Amount {
  publications: number;
  rounds: number;
  seconds: number;
  connections: readonly number[];
  /** Parts of the names of rows, and products; undefined for all there are. */
  only: { rows: readonly string[] | undefined; products: readonly string[] | undefined };
}

interface Programs {
  wrk: string;
  nginx: string | undefined;
}

export interface Speed {
  measured: SpeedRow[];
  leftOut: LeftOut[];
}

const ghost: LeftOut = {
  name: 'Ghost, same text',
  why: 'npm cannot install its package, which asks for parts of itself as files beside the project',
};

/** Asks the site and what it is measured by, one after the other, round after round. */
export async function measureSpeed(
  folder: string,
  { wrk, nginx }: Programs,
  amount: Amount,
): Promise<Speed> {
  const running: { stop(): Promise<void> }[] = [];
  try {
    const cms = await startCms(amount.publications);
    running.push(cms);
    const targets: Target[] = [];
    const leftOut: LeftOut[] = [];
    const add = (one: Target | LeftOut) => {
      if (!('program' in one)) return void leftOut.push(one);
      running.push(one.program);
      targets.push(one);
    };
    add(await siteTarget(path.join(folder, 'site')));
    const pages = await readPages();
    const { publications, only } = amount;
    const products: Record<string, () => LeftOut | Promise<Target | LeftOut>> = {
      nginx: () => nginxTarget(nginx, path.join(folder, 'nginx'), pages),
      astro: () => astroTarget('@astrojs/node', startPlainAstro(folder), ports.astro),
      'memory-cache': () =>
        astroTarget('Astro’s memoryCache', startMemoryCache(folder), ports.memoryCache),
      next: () => startNext(pages, ports.next),
      wordpress: () =>
        startWordPress(path.join(folder, 'wordpress'), publications, ports.wordpress),
      ghost: () => ghost,
    };
    for (const [name, start] of Object.entries(products)) {
      if (isAmong(only.products, name)) add(await startOrLeaveOut(name, start));
    }
    return { measured: await inTurns(targets, wrk, amount), leftOut };
  } finally {
    for (const program of running) await program.stop();
  }
}

/** What does not start on this machine must not keep the others from being measured. */
async function startOrLeaveOut(
  name: string,
  start: () => LeftOut | Promise<Target | LeftOut>,
): Promise<Target | LeftOut> {
  try {
    return await start();
  } catch (error) {
    return { name, why: `it did not start: ${String(error)}` };
  }
}

function isAmong(words: readonly string[] | undefined, name: string): boolean {
  return words === undefined || words.some((word) => name.includes(word));
}

async function siteTarget(dataDir: string): Promise<Target> {
  const program = startSite(dataDir);
  await program.until(local('/readyz', ports.site), (body) => body.includes('"ready"'));
  return { name: 'this site', program, addressOf: ({ address }) => local(address, ports.site) };
}

/** The HTML of each page that is measured, by its address. */
async function readPages(): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  for (const { address } of rows().filter(isPage)) {
    pages[address] = await (await fetch(local(address, ports.site))).text();
  }
  return pages;
}

async function nginxTarget(
  nginx: string | undefined,
  folder: string,
  pages: Readonly<Record<string, string>>,
): Promise<Target | LeftOut> {
  const name = 'nginx, same bytes';
  if (!nginx) return { name, why: 'it is not installed: sudo apt-get install -y nginx-light' };
  const files = new NginxFiles(nginx, folder);
  for (const row of rows()) {
    if (isPage(row)) files.put(row.file, Buffer.from(pages[row.address] ?? ''));
    else if (!row.isKnown) files.put(row.file, await bytesOf(row));
  }
  const program = files.start();
  await program.until(local('/landing.html', ports.nginx));
  const addressOf = ({ file, status }: Row) =>
    local(status === 404 ? '/nothing/here' : `/${file}`, ports.nginx);
  return { name, program, addressOf };
}

async function bytesOf({ address }: Row): Promise<Buffer> {
  return Buffer.from(await (await fetch(local(address, ports.site))).arrayBuffer());
}

async function astroTarget(
  name: string,
  program: Target['program'],
  port: number,
): Promise<Target> {
  await program.until(local('/learning-reviews', port));
  const addressOf: Target['addressOf'] = ({ address, isKnown }) =>
    isKnown || address.startsWith('/documents') ? undefined : local(address, port);
  return { name, program, addressOf };
}

async function inTurns(
  targets: readonly Target[],
  wrk: string,
  amount: Amount,
): Promise<SpeedRow[]> {
  const measured: SpeedRow[] = [];
  for (const row of rows().filter(({ name }) => isAmong(amount.only.rows, name))) {
    for (const number of amount.connections) {
      for (const [target, loads] of await loadsOf(row, number, targets, wrk, amount)) {
        measured.push({ row: row.name, target, connections: number, ...middle(loads) });
        console.log(`${row.name}, ${number} connections, ${target}: measured`);
      }
    }
  }
  return measured;
}

/** One target after the other in each round, so that a slow minute of the machine is everybody's. */
async function loadsOf(
  row: Row,
  connections: number,
  targets: readonly Target[],
  wrk: string,
  { rounds, seconds }: Amount,
): Promise<Map<string, Load[]>> {
  const loads = new Map<string, Load[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, program, addressOf } of targets) {
      const address = addressOf(row);
      if (!address) continue;
      const headers = await headersFor(row, address);
      const asked = { wrk, address, headers, connections, seconds };
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
  const { byteLength } = await checked.arrayBuffer();
  if (status === 200 && byteLength === 0) throw new Error(`${address} answered with nothing.`);
  if (checked.status !== status) throw new Error(`${address} answered ${checked.status}.`);
  return known;
}
