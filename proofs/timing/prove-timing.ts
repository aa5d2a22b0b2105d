import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../doors/ask.ts';
import { pageOf } from '../doors/door.ts';
import { decoyOf, type Item } from '../doors/item.ts';
import { makeDraft } from '../doors/make-item.ts';
import { withdraw } from '../doors/take-off.ts';
import { worldOf } from '../doors/world.ts';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { hodgesLehmann, mannWhitney, median } from './mann-whitney.ts';
import { type Question, sample } from './sample.ts';
import { startSlowProxy } from './slow-proxy.ts';

const samples = 200;

/** Both must be crossed for two kinds of "no" to count as told apart. */
const smallestProbability = 0.001;
const largestShiftMs = 0.5;

const absent = 'does not exist';

/** Where a "no" is answered. */
const places: Record<string, (run: Run, item: Item) => string> = {
  'a document through the site': ({ product }, { documents: [one] }) =>
    `${product.siteUrl}/documents/${one?.publicId}/${one?.fileName}`,
  'a page of the site': ({ product }, item) => product.siteUrl + pageOf(item),
  'a document through the CMS': ({ product }, { documents: [one] }) =>
    `${product.cmsUrl}/api/published/documents/${one?.publicId}`,
};

/**
 * Times "does not exist" and three ways of "exists, but is not public", 200 times each, in random
 * order. They count as told apart when the Mann–Whitney test finds them different (two-sided,
 * p < 0.001) and they differ by more than 0.5 ms (Hodges–Lehmann). A whole family that fails is
 * measured once more, since the machine may have been busy: a true difference shows again.
 */
export function proveTiming(run: Run): void {
  describe('the time of a "no"', () => {
    const items: Record<string, Item> = {};

    beforeAll(async () => {
      const world = await worldOf(run.product);
      const make = () => makeDraft(run.product, world, 'publication');
      items['is a draft'] = await make();
      items['was taken down'] = await make();
      items['was withdrawn without a trace'] = await make();
      const [, down, withdrawn] = Object.values(items) as [Item, Item, Item];
      const { approver } = run.product;
      for (const item of [down, withdrawn]) await approver.publish(item.kind, item);
      await Promise.all([down, withdrawn].map((item) => untilStatus(item, 200)));
      await approver.unpublish(down.kind, down);
      await withdraw(run.product, withdrawn, { leavesNotice: false });
      await Promise.all([down, withdrawn].map((item) => untilStatus(item, 404)));
    });

    const untilStatus = (item: Item, status: number) =>
      until(`${pageOf(item)} answers ${status}`, async () => {
        const answer = await ask(run.product, { to: 'site', path: pageOf(item) });
        return answer.status === status;
      });

    it.each(Object.keys(places))('tells nothing at %s', async (place) => {
      const address = (item: Item) => places[place]?.(run, item) ?? '';
      let found = await toldApart(questionsOf(items, address));
      if (found.some(isTold)) {
        run.keep('Timing', `${place}: told apart at first, measured again`, words(found));
        found = await toldApart(questionsOf(items, address));
      }
      run.keep('Timing', `${place}: ${samples} samples of each`, words(found));
      expect(found.filter(isTold)).toEqual([]);
    });

    it('would be noticed if it were 2 ms longer', async () => {
      const draft = items['is a draft'] as Item;
      const { pathname } = new URL(places['a page of the site']?.(run, draft) ?? '');
      const proxy = await startSlowProxy(run.product.siteUrl, (path) => path === pathname, 2);
      try {
        const address = (item: Item) => proxy.url + pageOf(item);
        const found = await toldApart(questionsOf({ 'is a draft': draft }, address));
        run.keep('Timing', 'the control: a draft that is answered 2 ms later', words(found));
        expect(found.filter(isTold)).toHaveLength(1);
      } finally {
        proxy.stop();
      }
    });
  });
}

function questionsOf(items: Record<string, Item>, address: (item: Item) => string): Question[] {
  const [first] = Object.values(items) as [Item];
  const all = { [absent]: decoyOf(first), ...items };
  return Object.entries(all).map(([name, item]) => ({ name, address: address(item) }));
}

interface Comparison {
  name: string;
  p: number;
  shiftMs: number;
  medianMs: number;
}

async function toldApart(questions: readonly Question[]): Promise<Comparison[]> {
  const taken = await sample(questions, samples);
  const never = taken.get(absent) ?? [];
  taken.delete(absent);
  return [...taken].map(([name, times]) => ({
    name,
    p: mannWhitney(times, never),
    shiftMs: hodgesLehmann(times, never),
    medianMs: median(times),
  }));
}

function isTold({ p, shiftMs }: Comparison): boolean {
  return p < smallestProbability && Math.abs(shiftMs) > largestShiftMs;
}

function words(found: readonly Comparison[]): string {
  return found
    .map(
      ({ name, p, shiftMs, medianMs }) =>
        `${name}: median ${medianMs.toFixed(2)} ms, shift ${shiftMs.toFixed(3)} ms, p = ${p.toPrecision(2)}`,
    )
    .join('; ');
}
