import type { PublishedSet } from '@learning-reviews/content-contract';
import { StrapiContentError, type BuildSource } from 'strapi-content';
import { openSnapshot, type PublishedSnapshot } from './open-snapshot.ts';

let opened: Promise<PublishedSnapshot> | undefined;

/**
 * Items for a build collection: what the CMS publishes now, or else the last known of DATA_DIR.
 * All collections share one reading, so that what is baked is of one revision.
 */
export function readForBuild<Item extends object>(
  select: (set: PublishedSet) => Item[],
): Pick<BuildSource<Item>, 'read' | 'lastKnown'> {
  const items = (snapshot: PublishedSnapshot) => {
    const set = snapshot.current();
    return set ? select(set) : [];
  };
  return {
    async read() {
      const snapshot = await (opened ??= openOnce());
      if (snapshot.status().confirmedAt) return { ok: true, value: { items: items(snapshot) } };
      // Why it did not answer has been reported once, as the snapshot was opened.
      const what = 'The CMS did not answer.';
      const remedy = 'The site asks it again as soon as it starts.';
      return { ok: false, error: new StrapiContentError('unreachable', what, remedy) };
    },
    lastKnown: async () => items(await (opened ??= openOnce())),
  };
}

/** One look at the CMS is enough for a build. */
async function openOnce(): Promise<PublishedSnapshot> {
  const snapshot = await openSnapshot();
  await snapshot.stop();
  return snapshot;
}
