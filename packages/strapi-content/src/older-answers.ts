import type { Revision } from './read-whole-set.js';

export type Judgement = 'same' | 'newer' | 'older';

/**
 * Judges each revision that the CMS answers against the one that is known.
 *
 * An older revision is not believed at first: it may come from a cache, or from a CMS that was just
 * rolled back for a moment. It is believed
 * - at once where the CMS names another database than before (a new installation), and
 * - where every answer for `acceptAfterMs` was older than what is known (a restored backup), so that
 *   the site is not stuck on what the CMS no longer holds.
 *
 * @param now milliseconds of a clock that nobody sets
 */
export function olderAnswers(acceptAfterMs: number, now: () => number = () => performance.now()) {
  let olderSince: number | undefined;

  return {
    judge(known: Revision | undefined, answered: Revision): Judgement {
      const isOtherDatabase =
        known?.database !== undefined &&
        answered.database !== undefined &&
        known.database !== answered.database;
      if (!known || isOtherDatabase || answered.revision > known.revision) {
        olderSince = undefined;
        return 'newer';
      }
      if (answered.revision === known.revision) {
        olderSince = undefined;
        return 'same';
      }
      olderSince ??= now();
      return now() - olderSince >= acceptAfterMs ? 'newer' : 'older';
    },
    /** An answer that did not come breaks the row. */
    forget() {
      olderSince = undefined;
    },
  };
}
