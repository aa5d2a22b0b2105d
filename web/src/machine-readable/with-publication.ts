import type { Publication } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { examplePublished } from '../learning-reviews/example-published.ts';

/** The examples with one publication only, changed as the test needs. */
export function withPublication(changes: Partial<Publication>): Published {
  const [one] = examplePublished.publications;
  return { ...examplePublished, publications: one ? [{ ...one, ...changes }] : [] };
}
