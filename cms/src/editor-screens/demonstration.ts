import { demonstrationStatus } from '../demo/loading/demonstration-status';
import { removeDemonstration } from '../demo/loading/remove-demonstration';
import type { Demonstration } from './demonstration-removal';

/** The demonstration that `cms/src/demo` loads. */
export const demonstration: Demonstration = {
  status: demonstrationStatus,
  remove: removeDemonstration,
};
