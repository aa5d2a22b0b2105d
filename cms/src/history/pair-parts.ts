import { diffArrays } from 'diff';
import { canonicalJson } from '../sharing/canonical-json';

/** One part of a list, such as a document or a contact. */
export type Part = Record<string, unknown>;

/** A part before and after; null where it came or went. */
interface Pair {
  was: Part | null;
  is: Part | null;
  /** Its place in the list after; in the list before, where it went. */
  at: number;
}

interface Paired {
  pairs: Pair[];
  /** Whether parts that stayed stand in another order. */
  isMoved: boolean;
}

/**
 * Finds out which part of a list became which: documents by their public id, others by standing in
 * the same place between parts that stayed as they were.
 */
export function pairParts(before: Part[], after: Part[]): Paired {
  const hasIds = [...before, ...after].every(({ publicId }) => typeof publicId === 'string');
  return hasIds ? pairById(before, after) : pairByPlace(before, after);
}

/** Whether a part is another version of another: a document keeps its public id as long as it is. */
export function isSamePart(one: Part, other: Part): boolean {
  return one.publicId === other.publicId;
}

function pairById(before: Part[], after: Part[]): Paired {
  const find = (list: Part[], part: Part) => list.find((one) => isSamePart(one, part)) ?? null;
  const gone = before.flatMap((was, at) => (find(after, was) ? [] : [{ was, is: null, at }]));
  const pairs = after.map((is, at) => ({ was: find(before, is), is, at }));
  const order = (list: Part[], others: Part[]) =>
    list.filter((part) => find(others, part)).map(({ publicId }) => publicId);
  const isMoved = order(before, after).join() !== order(after, before).join();
  return { pairs: [...gone, ...pairs], isMoved };
}

function pairByPlace(before: Part[], after: Part[]): Paired {
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  let gap = { from, to };
  const closeGap = () => {
    for (let step = 0; gap.from + step < from || gap.to + step < to; step += 1) {
      const was = gap.from + step < from ? (before[gap.from + step] ?? null) : null;
      const is = gap.to + step < to ? (after[gap.to + step] ?? null) : null;
      pairs.push({ was, is, at: is ? gap.to + step : gap.from + step });
    }
  };
  for (const { count, added, removed } of diffArrays(keysOf(before), keysOf(after))) {
    const isSame = !added && !removed;
    if (isSame) closeGap();
    if (!added) from += count;
    if (!removed) to += count;
    if (isSame) gap = { from, to };
  }
  closeGap();
  return { pairs, isMoved: false };
}

function keysOf(parts: Part[]): string[] {
  return parts.map(canonicalJson);
}
