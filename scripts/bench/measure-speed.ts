import path from 'node:path';
import { NginxFiles, ports, startCms, startSite } from './arrangement.ts';
import { astroServers, startAstro } from './astro.ts';
import { startGhost } from './ghost.ts';
import { inTurns, type Amount, type Lacking, type SpeedRow } from './in-turns.ts';
import { startNext } from './next.ts';
import { rows, type Row } from './rows.ts';
import { isAmong, isPage, local, names, type LeftOut, type Target } from './target.ts';
import { startWordPress } from './wordpress.ts';

interface Programs {
  wrk: string;
  nginx: string | undefined;
}

export interface Speed {
  measured: SpeedRow[];
  leftOut: LeftOut[];
  lacking: Lacking[];
}

/** Milliseconds of rest after which a program has made whatever it makes after its start. */
const restMs = 2_000;

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
      astro: () => startAstro(astroServers.astro, folder, pages),
      'memory-cache': () => startAstro(astroServers['memory-cache'], folder, pages),
      next: () => startNext(pages, ports.next),
      wordpress: () =>
        startWordPress(path.join(folder, 'wordpress'), publications, ports.wordpress),
      ghost: () => startGhost(path.join(folder, 'ghost'), publications, ports.ghost),
    };
    for (const [name, start] of Object.entries(products)) {
      if (isAmong(only.products, name)) add(await startOrLeaveOut(name, start));
    }
    for (const { program } of targets) await program.untilAtRest(restMs);
    return { ...(await inTurns(targets, wrk, amount)), leftOut };
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

async function siteTarget(dataDir: string): Promise<Target> {
  const program = startSite(dataDir);
  await program.until(local('/readyz', ports.site), (body) => body.includes('"ready"'));
  return { name: names.site, program, addressOf: ({ address }) => local(address, ports.site) };
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
  const name = names.nginx;
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
