/** Items that go out as one, and when. */
export interface Slot {
  items: number;
  /** After the beginning, in milliseconds. */
  offset: number;
}

/**
 * Spreads items over time as a busy team might: one after the other at odd milliseconds, each
 * twelfth release a bundle of three, and now and then several releases at the very same moment.
 *
 * @param count of items in all
 * @param gap between two releases on average, in milliseconds
 */
export function spread(count: number, gap: number): Slot[] {
  const slots: Slot[] = [];
  let offset = 0;
  for (let left = count; left > 0; left -= slots.at(-1)?.items ?? left) {
    const isInBurst = slots.length % burstEvery >= burstEvery - burst;
    const items = slots.length % 12 === 11 ? Math.min(3, left) : 1;
    slots.push({ items, offset: Math.round(offset) });
    const isBurstOver = slots.length % burstEvery === 0;
    if (!isInBurst || isBurstOver) offset += gap * (0.5 + Math.random());
  }
  return slots;
}

/** How many releases are due at the same moment, and how often that comes: each so many releases. */
export const burst = 5;
const burstEvery = 20;

/** The last moment of all, in milliseconds after the beginning. */
export function lengthOf(slots: readonly Slot[]): number {
  return slots.at(-1)?.offset ?? 0;
}
