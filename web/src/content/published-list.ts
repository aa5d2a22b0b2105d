import type {
  PublishedListItem,
  PublishedListName,
  PublishedSet,
} from '@learning-reviews/content-contract';

/** One of the lists of what is published; none of the lists of what is not. */
export function publishedList<N extends PublishedListName>(
  set: PublishedSet,
  name: N,
): PublishedListItem<N>[] {
  const lists: { [M in PublishedListName]: PublishedListItem<M>[] } = set.lists;
  return lists[name];
}
