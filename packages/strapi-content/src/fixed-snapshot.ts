import type { ContentSet } from './content-set.js';
import type { Snapshot } from './snapshot.js';

/** A snapshot that never changes: examples while working on pages, or a fixture in a test. */
export function fixedSnapshot<Lists extends object, Singles extends object>(
  set: ContentSet<Lists, Singles>,
): Snapshot<Lists, Singles> {
  const made = new Date();
  return {
    current: () => set,
    status: () => ({
      source: 'fixed',
      revision: set.revision,
      fetchedAt: made,
      confirmedAt: made,
      fault: null,
      diskFault: null,
      leftOut: [],
    }),
    stop: () => Promise.resolve(),
  };
}
