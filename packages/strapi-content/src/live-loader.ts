import type { LiveLoader } from 'astro/loaders';
import { StrapiContentError } from './strapi-content-error.js';

/** What a live collection reads its items from: a snapshot's list, or a client for each request. */
export interface LiveSource<Item extends object> {
  /** A name for cache tags and messages, such as `publications`. */
  name: string;
  /** Reads all items. Errors are values. */
  read(): Promise<LiveReading<Item> | { error: StrapiContentError }>;
  /** The id of an item; by default its `id`, else Strapi's `documentId`. */
  idOf?: (item: Item) => string;
}

export interface LiveReading<Item> {
  items: Item[];
  lastModified?: Date;
}

/** Fields that must be equal. */
export type LiveFilter<Item> = Partial<Item>;

/**
 * An Astro live loader: `getLiveCollection(name, filter)` and `getLiveEntry(name, id or filter)`
 * read from `source` on each request. Nothing is thrown; a fault comes back as `error`.
 * https://docs.astro.build/en/reference/content-loader-reference/#live-loaders
 */
export function strapiLiveLoader<Item extends object>(
  source: LiveSource<Item>,
): LiveLoader<Item, LiveFilter<Item>, LiveFilter<Item>, StrapiContentError> {
  const idOf = source.idOf ?? defaultId;
  const toEntry = (item: Item, lastModified: Date | undefined) => {
    const id = idOf(item);
    return { id, data: item, cacheHint: { tags: [`${source.name}:${id}`], lastModified } };
  };

  return {
    name: 'strapi-content',
    async loadCollection({ filter }) {
      const reading = await source.read();
      if ('error' in reading) return reading;
      const { items, lastModified } = reading;
      return {
        entries: items.filter(matches(filter)).map((item) => toEntry(item, lastModified)),
        cacheHint: { tags: [source.name], lastModified },
      };
    },
    async loadEntry({ filter }) {
      const reading = await source.read();
      if ('error' in reading) return reading;
      const wanted = filter as LiveFilter<Item> & { id?: string };
      const isWanted: (item: Item) => boolean =
        typeof wanted.id === 'string' ? (item) => idOf(item) === wanted.id : matches<Item>(wanted);
      const item = reading.items.find(isWanted);
      return item && toEntry(item, reading.lastModified);
    },
  };
}

function matches<Item extends object>(filter: LiveFilter<Item> | undefined) {
  const wanted = Object.entries(filter ?? {});
  return (item: Item) =>
    wanted.every(([field, value]) => (item as Record<string, unknown>)[field] === value);
}

/** The id that Strapi's REST API gives an item, or that a route of one's own names `id`. */
export function defaultId(item: object): string {
  const { documentId, id } = item as { documentId?: unknown; id?: unknown };
  return String(documentId ?? id);
}
