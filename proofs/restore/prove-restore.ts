import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask } from '../doors/ask.ts';
import { documentAddresses, pageOf } from '../doors/door.ts';
import type { Item } from '../doors/item.ts';
import { filesWith } from '../doors/kept-files.ts';
import { makeDraft } from '../doors/make-item.ts';
import { withdraw } from '../doors/take-off.ts';
import { worldOf } from '../doors/world.ts';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { isFull } from '../settings.ts';
import { backUp, restore } from './back-up.ts';

/** How each of the items went off the site after the backup, and what its page answers since. */
const waysOff: Record<string, { status: number; takeOff(run: Run, item: Item): Promise<void> }> = {
  'withdrawn with a notice': {
    status: 410,
    takeOff: ({ product }, item) => withdraw(product, item, { leavesNotice: true }),
  },
  'withdrawn without a trace': {
    status: 404,
    takeOff: ({ product }, item) => withdraw(product, item, { leavesNotice: false }),
  },
  'taken off': {
    status: 404,
    takeOff: ({ product }, item) => product.approver.unpublish(item.kind, item),
  },
  deleted: {
    status: 404,
    takeOff: ({ product }, item) => product.approver.remove(item.kind, item),
  },
};

/** For how long everything is watched: an older revision is believed after 30 seconds. */
const watchedMs = isFull ? 45_000 : 20_000;
const longestMs = 60_000;

/** An older backup brings nothing back that went off the site after it was made. */
export function proveRestore(run: Run): void {
  describe('an older backup that is restored', { timeout: 300_000 }, () => {
    it('brings back what was not taken off, and nothing that was', async () => {
      const { product } = run;
      const world = await worldOf(product);
      const stays = await makeDraft(product, world, 'publication');
      const goes = new Map<string, Item>();
      for (const [at, way] of Object.keys(waysOff).entries()) {
        goes.set(way, await makeDraft(product, world, at % 2 ? 'form' : 'publication'));
      }
      for (const item of [stays, ...goes.values()]) {
        await product.approver.publish(item.kind, item);
        await untilPage(run, item, 200);
      }
      // A build holds what was public as it was made, for when the CMS is away.
      await product.rebuildSite();
      const folder = await backUp(product);
      for (const [way, item] of goes) {
        await waysOff[way]?.takeOff(run, item);
        await untilPage(run, item, waysOff[way]?.status ?? 0);
        const isAddressKnown = waysOff[way]?.status === 410;
        await until(
          `no file of a build that was made before holds what was ${way}`,
          async () => filesWith(product, item, { isAddressKnown }).length === 0,
          30_000,
        );
      }
      await product.stopSite();
      await product.stopCms();
      await restore(product, folder);

      const starting = Promise.all([product.startCms(), product.startSite()]);
      const seen = await watch(run, goes, Date.now() + watchedMs);
      await starting;
      expect(seen).toEqual([]);
      await untilPage(run, stays, 200, longestMs);
      for (const [way, item] of goes) {
        await untilPage(run, item, waysOff[way]?.status ?? 0, longestMs);
      }
      run.keep(
        'Restore',
        'an older backup, restored',
        `of ${Object.keys(waysOff).join(', ')}: nothing came back within ${watchedMs / 1000} s of the start; what was not taken off is there`,
      );
    });
  });
}

/** Looks at every item as often as it can, from before anything answers. @returns what it saw of them */
async function watch(run: Run, items: Map<string, Item>, end: number): Promise<string[]> {
  const seen = new Set<string>();
  while (Date.now() < end) {
    for (const [way, item] of items) {
      for (const line of await found(run, item)) seen.add(`${way}: ${line}`);
    }
    await pause(20);
  }
  return [...seen];
}

async function found({ product }: Run, item: Item): Promise<string[]> {
  const [title = ''] = item.words;
  const onSite = [pageOf(item), ...documentAddresses(item)];
  const onLists = ['/', '/learning-reviews/publications', '/learning-reviews/forms', '/feed.atom'];
  const inCms = [
    `/api/published/${item.kind}s`,
    `/api/published/documents/${item.documents[0]?.publicId}`,
  ];
  const requests = [
    ...[...onSite, ...onLists].map((path) => ({ to: 'site' as const, path })),
    ...inCms.map((path) => ({ to: 'cms' as const, path })),
  ];
  const lines = await Promise.all(
    requests.map(async (request) => {
      const answer = await ask(product, request).catch(() => undefined);
      const isOwn = ![...onLists, inCms[0]].includes(request.path);
      const isSeen = isOwn ? answer?.status === 200 : answer?.body.includes(title);
      return isSeen ? [`${request.to} ${request.path} (${answer?.status})`] : [];
    }),
  );
  return lines.flat();
}

function untilPage({ product }: Run, item: Item, status: number, longestMs = 5_000) {
  return until(
    `${pageOf(item)} answers ${status}`,
    async () => {
      const answer = await ask(product, { to: 'site', path: pageOf(item) }).catch(() => undefined);
      return answer?.status === status;
    },
    longestMs,
  );
}
