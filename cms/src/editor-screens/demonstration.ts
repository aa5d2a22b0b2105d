import type { Demonstration } from './demonstration-removal';

/** The demonstration that `cms/src/demo` loads. */
export const demonstration: Demonstration = {
  status: async () => ({ isLoaded: false, items: [] }),
  remove: async () => undefined,
};
