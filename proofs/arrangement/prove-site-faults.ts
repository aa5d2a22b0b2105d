import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Item } from '../doors/item.ts';
import { pauseUntil, takeDownSoon } from '../doors/take-off.ts';
import type { KeepFigure } from '../running/figures.ts';
import { steppedClock } from '../releases/stepped-clock.ts';
import { until } from '../running/until.ts';
import { isFull } from '../settings.ts';
import { type Asked, type Readings, startReaders } from './readers.ts';
import type { Arrangement, Machine } from './start-arrangement.ts';

/** What the faults are tried on: two sites behind the proxy, and what readers ask for all the time. */
export interface UnderLoad {
  product: Arrangement;
  asked: Asked[];
  /** A page that stays, and words that it holds. */
  page: string;
  word: string;
  keep: KeepFigure;
  /** Publishes the page once more, with other words. @returns them */
  publishAgain(): Promise<string>;
  publishNew(): Promise<Pick<Item, 'kind' | 'documentId'> & { slug: string }>;
}

const writes = isFull ? 20 : 4;
const hour = 3_600_000;
const latestMs = 30_000;

/** The faults of a site, with readers who must notice none of them. */
export function proveSiteFaults(of: () => UnderLoad): void {
  it('a site whose snapshot is damaged, or gone, starts with both CMSs away, and no reader notices', async () => {
    const { product, page, word, keep } = of();
    const [site] = product.machines;
    const readings = await whileReading(of(), () =>
      withoutCms(product, async () => {
        for (const [name, damage] of Object.entries(damages)) {
          await site.kill('site');
          const files = snapshotFiles(site);
          expect(files.length, name).toBeGreaterThan(0);
          for (const file of files) damage(file);
          await site.start('site');
          const answer = await fetch(site.addresses.site + page);
          expect([answer.status, (await answer.text()).includes(word)], name).toEqual([200, true]);
        }
      }),
    );
    const names = Object.keys(damages).join(', ');
    keep('Two machines', `a snapshot that is ${names}; no CMS, under load`, said(readings));
  }, 300_000);

  it('a site that is killed while it writes starts with what it wrote last, and no reader notices', async () => {
    const { product, page, keep, publishAgain } = of();
    const [site] = product.machines;
    // What is published meanwhile changes the words of the page.
    const asked = of().asked.map(({ holds: _, ...one }) => one);
    const readings = await whileReading({ asked }, async () => {
      for (let write = 0; write < writes; write += 1) {
        const word = await publishAgain();
        await pause((write / writes) * 600);
        await site.kill('site');
        await site.start('site');
        await until(
          'it shows what is published',
          async () => (await (await fetch(site.addresses.site + page)).text()).includes(word),
          latestMs,
        );
      }
    });
    keep('Two machines', `${writes} kills of a site that writes, under load`, said(readings));
  }, 300_000);

  it('a site whose clock goes an hour off, and back, shows the same to every reader', async () => {
    const { product, page, word, keep } = of();
    const [site] = product.machines;
    const clock = steppedClock(site.dataDir);
    await site.stop('site');
    await site.start('site', clock.env);
    const readings = await whileReading(of(), async () => {
      for (const step of [hour, 0, -hour, 0]) {
        clock.step(step);
        await pause(1_000);
        const answer = await fetch(site.addresses.site + page);
        expect([answer.status, (await answer.text()).includes(word)]).toEqual([200, true]);
      }
    });
    await site.stop('site');
    await site.start('site');
    keep('Two machines', 'a clock an hour ahead and an hour behind, under load', said(readings));
  }, 300_000);

  it('takes down at its time with both CMSs away, at both sites, and no reader of others notices', async () => {
    const { product, keep, publishNew } = of();
    const item = await publishNew();
    const pageOfIt = `/learning-reviews/publications/${item.slug}`;
    const statuses = () =>
      Promise.all(
        product.machines.map(
          async ({ addresses: { site } }) => (await fetch(site + pageOfIt)).status,
        ),
      );
    const at = await takeDownSoon(product, [item]);
    // Until both sites know of it.
    await pause(2_000);
    const readings = await whileReading(of(), () =>
      withoutCms(product, async () => {
        await pauseUntil(at - 1_000);
        const before = await statuses();
        if (Date.now() < at) expect(before).toEqual([200, 200]);
        await pauseUntil(at);
        expect((await statuses()).filter((status) => status === 200)).toEqual([]);
      }),
    );
    keep('Two machines', 'a take-down with no CMS up, under load', said(readings));
  }, 300_000);
}

const damages: Record<string, (file: string) => void> = {
  'cut short': (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
  'of other bytes in its middle': (file) => {
    const bytes = readFileSync(file);
    bytes.fill('x', bytes.length / 2, bytes.length / 2 + 20);
    writeFileSync(file, bytes);
  },
  'of a newer version': (file) => {
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"format":\d+/, '"format":99'));
  },
  gone: (file) => rmSync(file),
};

function snapshotFiles({ dataDir }: Machine): string[] {
  const folder = path.join(dataDir, 'snapshot');
  return readdirSync(folder).map((name) => path.join(folder, name));
}

/** Kills both CMSs, and starts them again after the work, whatever came of it. */
async function withoutCms({ machines }: Arrangement, work: () => Promise<void>): Promise<void> {
  for (const machine of machines) await machine.kill('cms');
  try {
    await work();
  } finally {
    for (const machine of machines) await machine.start('cms');
  }
}

async function whileReading(
  { asked }: Pick<UnderLoad, 'asked'>,
  work: () => Promise<void>,
): Promise<Readings> {
  const readers = startReaders(asked);
  let readings: Readings;
  try {
    await work();
  } finally {
    readings = await readers.stop();
  }
  expect(readings.wrong).toEqual([]);
  expect(readings.right).toBeGreaterThan(100);
  return readings;
}

function said({ right }: Readings): string {
  return `${right} answers, none failed`;
}
