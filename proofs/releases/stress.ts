import { setTimeout as pause } from 'node:timers/promises';
import { worldOf } from '../doors/world.ts';
import { until } from '../running/until.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import type { CmsProcess } from './fleet.ts';
import { doneCount } from './outcome.ts';
import { placesOf } from './places.ts';
import { type PlannedItem, planForLater, setDueTime, writeDrafts } from './planned-items.ts';
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
/** For what is left to go out once every CMS is up for good. */
const restMs = 60_000;

/** Plans items, kills the processes at random while they fall due, and watches as a visitor. */
export async function runStress(
  product: WholeProduct,
  fleet: readonly CmsProcess[],
  { items: count, gap, lives }: Stress,
): Promise<StressOutcome> {
  const slots = spread(count, gap);
  const { items, releaseIds, beginning } = await plan(product, slots, count);
  for (const cms of fleet) await cms.start();
  const visitor = startVisitor(items, placesOf(product, fleet));
  const killer = killAtRandom(fleet, lives);
  await pause(beginning + lengthOf(slots) - Date.now());
  const kills = await killer.stop();
  const isDone = async () => (await doneCount(product, releaseIds)) === releaseIds.length;
  await until('everything is out', isDone, restMs);
  await until('the visitor has seen everything', async () => visitor.hasSeenAll(), restMs);
  return { items, slots, beginning, kills, seen: await visitor.stop() };
}

async function plan(product: WholeProduct, slots: readonly Slot[], count: number) {
  const drafts = await writeDrafts(product, await worldOf(product), count);
  const bundles = slots.map(({ items }) => drafts.splice(0, items));
  const releaseIds = await planForLater(product, bundles);
  const beginning = Date.now() + leadMs + slots.length * 10;
  const items: PlannedItem[] = [];
  for (const [at, { offset }] of slots.entries()) {
    const release = { releaseId: releaseIds[at] ?? '', dueAt: beginning + offset };
    await setDueTime(product, release.releaseId, release.dueAt);
    items.push(...(bundles[at] ?? []).map((draft) => ({ ...draft, ...release })));
  }
  return { items, releaseIds, beginning };
}
