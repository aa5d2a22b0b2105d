import { openSnapshot, type BuiltContent, type PublishedSnapshot } from './open-snapshot.ts';

const key = Symbol.for('learning-reviews.snapshot');
const holder = globalThis as { [key]?: Promise<PublishedSnapshot> };

/**
 * The one snapshot of this process. It is kept on globalThis, since the front server and the
 * pages that Astro bundles each have their own copy of this module.
 * @param built what the build knows; the front server, which asks first, tells it.
 */
export function getSnapshot(built?: BuiltContent): Promise<PublishedSnapshot> {
  return (holder[key] ??= openSnapshot(built));
}
