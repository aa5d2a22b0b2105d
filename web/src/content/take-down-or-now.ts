import { takeDown } from '@learning-reviews/content-contract';
import { log } from '../log.ts';

/** Long past. */
const atOnce = '1970-01-01T00:00:00Z';

/**
 * A take-down whose time cannot be read counts as due: it is known that the entry must come down, and
 * not that it may still be shown.
 */
export const takeDownOrNow = takeDown.extend({
  at: takeDown.shape.at.catch(() => {
    log.error('content', 'The time of a take-down cannot be read, so its entry is not shown.');
    return atOnce;
  }),
});
