import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { until } from '../running/until.ts';
import type { Run } from '../running/run.ts';
import { allDoors } from './all-doors.ts';
import { ask } from './ask.ts';
import { answersOfLists, crawl, type Expected, rememberTags } from './crawl.ts';
import { type Door, pageOf } from './door.ts';
import type { Item, ItemKind } from './item.ts';
import { filesWith } from './kept-files.ts';
import { changeDraft, makeDraft } from './make-item.ts';
import { pauseUntil, shortLook, takeDownSoon, withdraw } from './take-off.ts';
import { worldOf, pointAt, type World } from './world.ts';

/** Tries every door in each state of a publication and of a form. */
export function proveDoors(run: Run): void {
  describe('every door', () => {
    let world: World;
    let doors: Door[];

    beforeAll(async () => {
      world = await worldOf(run.product);
      doors = allDoors(world, run.product.secrets);
    });

    const expectToFind = async (item: Item, expected: Expected, state: string) => {
      const { faults, requests } = await crawl(run.product, doors, item, expected);
      expect(faults.slice(0, 20), `${faults.length} of ${requests} requests`).toEqual([]);
      run.keep('Doors', `${item.kind}, ${state}`, `${requests} requests, ${found[expected]}`);
    };

    describe.each<ItemKind>(['publication', 'form'])('of a %s', (kind) => {
      let item: Item;

      it('is shut while it is a draft, and no list changes by a byte', async () => {
        const { product } = run;
        const probe = await makeDraft(product, world, kind);
        const before = await answersOfLists(product, doors, probe);
        item = await makeDraft(product, world, kind);
        expect(await answersOfLists(product, doors, probe)).toEqual(before);
        if (kind === 'publication') await pointAt(product, world, item.documentId);
        await expectToFind(item, 'nothing', 'before publication');
        expect(filesWith(product, item)).toEqual([]);
      });

      it('is open while it is public', async () => {
        await publish(item);
        await rememberTags(run.product, item);
        await expectToFind(item, 'everything', 'while public');
      });

      it('is shut to what is new in a changed draft of what is public', async () => {
        const changed = await changeDraft(run.product, item);
        await expectToFind(changed, 'nothing', 'new parts of a changed draft');
        expect(filesWith(run.product, changed)).toEqual([]);
      });

      it('is shut again once it was taken off', async () => {
        await run.product.approver.unpublish(kind, item);
        await gone(item, 404);
        await expectToFind(item, 'nothing', 'after it was taken off');
        await leavesNoFile(item);
      });
    });

    describe.each<ItemKind>(['publication', 'form'])('of a %s that is withdrawn', (kind) => {
      it('tells of it where a notice was left, and is shut otherwise', async () => {
        const item = await makePublic(kind);
        await withdraw(run.product, item, { leavesNotice: true });
        const ms = await gone(item, 410);
        await expectToFind(item, 'notice', 'after withdrawal with a notice');
        await leavesNoFile(item, { isAddressKnown: true });
        run.keep('Doors', `${kind}, withdrawn with a notice: its page says so after`, `${ms} ms`);
      });

      it('is shut without a trace', async () => {
        const item = await makePublic(kind);
        await withdraw(run.product, item, { leavesNotice: false });
        const ms = await gone(item, 404);
        await expectToFind(item, 'nothing', 'after withdrawal without a trace');
        await leavesNoFile(item);
        run.keep('Doors', `${kind}, withdrawn without a trace: its page is gone after`, `${ms} ms`);
      });
    });

    it('is open until the second of a take-down, and shut from it', async () => {
      const items = [await makePublic('publication'), await makePublic('form')];
      const at = await takeDownSoon(run.product, items);
      await pauseUntil(at - 1_000);
      expect(await Promise.all(items.map((item) => shortLook(run.product, item)))).toEqual(
        items.map(() => [200, 200, 200]),
      );
      expect(Date.now()).toBeLessThan(at);
      await pauseUntil(at);
      const looks: number[][] = [];
      for (; Date.now() < at + 1_000; await pause(20)) {
        for (const item of items) looks.push(await shortLook(run.product, item));
      }
      expect(looks.flat().filter((status) => status !== 404)).toEqual([]);
      for (const item of items) await expectToFind(item, 'nothing', 'from 1 s after its take-down');
      for (const item of items) await leavesNoFile(item);
    });

    async function leavesNoFile(item: Item, options = {}): Promise<void> {
      const holders = () => filesWith(run.product, item, options);
      await expect.poll(holders, { timeout: 30_000 }).toEqual([]);
    }

    async function makePublic(kind: ItemKind): Promise<Item> {
      const item = await makeDraft(run.product, world, kind);
      if (kind === 'publication') await pointAt(run.product, world, item.documentId);
      await publish(item);
      await rememberTags(run.product, item);
      return item;
    }

    async function publish(item: Item): Promise<void> {
      await run.product.approver.publish(item.kind, item);
      const request = { to: 'site', path: pageOf(item) } as const;
      await until(
        'the site shows it',
        async () => (await ask(run.product, request)).status === 200,
      );
    }

    /** Within five seconds, as anyone who takes something down may rely on. */
    async function gone(item: Item, status: 404 | 410): Promise<number> {
      const request = { to: 'site', path: pageOf(item) } as const;
      return until(
        `the page of the ${item.kind} answers ${status}`,
        async () => (await ask(run.product, request)).status === status,
      );
    }
  });
}

const found: Record<Expected, string> = {
  nothing: 'nothing found',
  everything: 'found at every door that shows it',
  notice: 'nothing found but the notice',
};
