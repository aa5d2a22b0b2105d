import type {
  PublishedListItem,
  PublishedListName,
  PublishedSingle,
  PublishedSingleName,
} from '@learning-reviews/content-contract';
import type { Snapshot } from 'strapi-content';
import { openSnapshot } from './open-snapshot.ts';

type Lists = { [N in PublishedListName]: PublishedListItem<N> };
type Singles = { [N in PublishedSingleName]: PublishedSingle<N> };
export type PublishedSnapshot = Snapshot<Lists, Singles>;

const key = Symbol.for('learning-reviews.snapshot');
const holder = globalThis as { [key]?: Promise<PublishedSnapshot> };

/**
 * The one snapshot of this process. It is kept on globalThis, since the front server and the
 * pages that Astro bundles each have their own copy of this module.
 */
export function getSnapshot(): Promise<PublishedSnapshot> {
  return (holder[key] ??= openSnapshot());
}
