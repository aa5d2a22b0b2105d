import { setImmediate as nextTurn } from 'node:timers/promises';

/** Making a file of ten thousand entries must not keep visitors waiting. */
const entriesInATurn = 100;

/** Gives entries in their order, a few at a time, and lets others have their turn in between. */
export async function* inTurns<T>(entries: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < entries.length; start += entriesInATurn) {
    if (start > 0) await nextTurn();
    yield entries.slice(start, start + entriesInATurn);
  }
}
