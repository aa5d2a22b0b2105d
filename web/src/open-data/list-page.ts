import type { Published } from '../content/published.ts';
import { collections, type Collection } from './collections.ts';
import { listQueryAddress, type CollectionName, type ListQuery } from './list-query.ts';
import { provenanceOf, type Source } from './records.ts';

/**
 * One page of a list. The cursor is the place of the last item and not a number of pages, so that
 * what comes or goes meanwhile makes no item appear twice, and hides none that stays.
 *
 * @returns the records, how many there are in all, and the whole address of the next page
 */
export function listPage(name: CollectionName, asked: ListQuery, source: Source) {
  // The name and what it lists belong together, which the compiler cannot follow.
  const collection = collections[name] as unknown as Collection<{ id: string }>;
  const { published, siteUrl } = source;
  const wanted = inOrder(collection, published).filter((entry) =>
    collection.isWanted(entry, asked, published),
  );
  const { after, limit } = asked;
  const left =
    after === undefined ? wanted : wanted.filter((entry) => collection.keyOf(entry) < after);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  const next =
    last && left.length > limit
      ? new URL(listQueryAddress(name, { ...asked, after: collection.keyOf(last) }), siteUrl).href
      : null;
  return {
    ...provenanceOf(source),
    total: wanted.length,
    next,
    items: items.map((entry) => collection.record(entry, source)),
  };
}

const held = new WeakMap<readonly object[], readonly { id: string }[]>();

/** Put in order once for each change. */
function inOrder<T extends { id: string }>(collection: Collection<T>, published: Published) {
  const entries = collection.entries(published);
  let sorted = held.get(entries) as readonly T[] | undefined;
  if (!sorted) {
    const keyed = entries.map((entry) => ({ entry, key: collection.keyOf(entry) }));
    keyed.sort((a, b) => (a.key < b.key ? 1 : Number(a.key > b.key) * -1));
    sorted = keyed.map(({ entry }) => entry);
    held.set(entries, sorted);
  }
  return sorted;
}
