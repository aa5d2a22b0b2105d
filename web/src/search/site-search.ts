import type { PublishedSet } from '@learning-reviews/content-contract';
import type { ItemKind } from './item-kinds.ts';
import type { Passage } from './passages.ts';

/** What was found for a query. All of it is published at the moment. */
export interface FoundItems {
  /** Of each kind, the best first. */
  ids: Record<ItemKind, string[]>;
  /** Those of its pages of which the query is the name. */
  named: string[];
  /** What was looked for, by which passages are found. */
  sequences: string[][];
  /** Typed phrases of words so usual that these were looked for one by one. */
  loosened: string[];
  /** The query that was answered in place of the typed one, which found nothing. */
  corrected: string | null;
  /** A query that may have been meant, where the typed one found little. */
  suggested: string | null;
  /** True where no publication has all of the words, and these have most of them. */
  isPartial: boolean;
  /** Queries of fewer words that find something, where this one finds nothing. */
  shorter: string[];
  /** False while the index does not hold the text of every document. */
  isWhole: boolean;
  /** What is published, of which all of this is. */
  set: PublishedSet;
}

/** Search in all that is published, as the front server offers it to pages. */
export interface SiteSearch {
  /** @returns undefined where nothing can be searched for the moment */
  find(query: string): Promise<FoundItems | undefined>;
  /** Where in items of a kind it stands, by their ids. */
  passages(
    kind: ItemKind,
    ids: readonly string[],
    found: FoundItems,
  ): Promise<ReadonlyMap<string, Passage[]>>;
}

const key = Symbol.for('learning-reviews.search');
const holder = globalThis as { [key]?: SiteSearch | undefined };

/** The search of this process; undefined where it has none. */
export function getSearch(): SiteSearch | undefined {
  return holder[key];
}

/** Kept on globalThis, since pages that Astro bundles have a copy of this module of their own. */
export function setSearch(search: SiteSearch | undefined): void {
  holder[key] = search;
}
