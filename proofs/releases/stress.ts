import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../running/until.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import type { CmsProcess } from './fleet.ts';
import { areDone } from './outcome.ts';
import { placesOf } from './places.ts';
import { fallDue, type PlannedItem, planItems } from './planned-items.ts';
import { killAtRandom, type Lives } from './random-kills.ts';
import { lengthOf, type Slot, spread } from './spread.ts';
import { type Seen, startVisitor } from './visitor.ts';

/** How much is done. */
export interface Stress {
  items: number;
  /** Between two releases on average, in milliseconds. */
  gap: number;
  lives: Lives;
}

/** What came of it. Times are milliseconds since 1970 UTC. */
export interface StressOutcome {
  items: PlannedItem[];
  slots: Slot[];
  /** What the offsets of the slots count from. */
  beginning: number;
  kills: number;
  /** By the name of the place. */
  seen: Map<string, Seen>;
}

/** From the last plan to the first due time. */
const leadMs = 3_000;
/** For what is left to go out once every CMS is up for good; how late it was the figures tell. */
const restMs = 300_000;

/** Plans items, kills the processes at random while they fall due, and watches as a visitor. */
export async function runStress(
  product: WholeProduct,
  fleet: readonly CmsProcess[],
  { items: count, gap, lives }: Stress,
): Promise<StressOutcome> {
  await Promise.all(fleet.map((cms) => cms.start()));
  const slots = spread(count, gap);
  const { items, beginning } = await plan(product, slots);
  const visitor = startVisitor(items, placesOf(product, fleet));
  const killer = killAtRandom(fleet, lives);
  await pause(beginning + lengthOf(slots) - Date.now());
  const kills = await killer.stop();
  await until('everything is out', () => areDone(product, items), restMs);
  await until('the visitor has seen everything', async () => visitor.hasSeenAll(), restMs);
  return { items, slots, beginning, kills, seen: await visitor.stop() };
}

async function plan(product: WholeProduct, slots: readonly Slot[]) {
  const sizes = slots.map(({ items }) => items);
  const bundles = await planItems(product, sizes);
  // Setting a time takes a few milliseconds, and none may be due before all are set.
  const beginning = Date.now() + leadMs + slots.length * 20;
  for (const [at, bundle] of bundles.entries()) {
    await fallDue(product, bundle, beginning + (slots[at]?.offset ?? 0));
  }
  return { items: bundles.flat(), beginning };
}
