import type { InlineNode, ListBlock } from '@learning-reviews/content-contract';

/** One item of a list with the lists inside it, as HTML nests them. */
export interface ListEntry {
  words: InlineNode[];
  lists: ListBlock[];
}

/** Strapi stores an inner list beside the items; HTML allows it only inside the item before it. */
export function listEntries(list: ListBlock): ListEntry[] {
  const entries: ListEntry[] = [];
  for (const child of list.children) {
    const last = entries.at(-1);
    if (child.type === 'list-item') entries.push({ words: child.children, lists: [] });
    else if (last) last.lists.push(child);
    else entries.push({ words: [], lists: [child] });
  }
  return entries;
}
