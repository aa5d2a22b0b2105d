import type { LiveLoader } from 'astro/loaders';
import type { ContentSource } from './content-source.js';
import { idOfItem } from './item-id.js';
import type { StrapiContentError } from './strapi-content-error.js';

/** Fields that must be equal. */
export type LiveFilter<Item> = Partial<Item>;

/**
 * An Astro live loader: `getLiveCollection(name, filter)` and `getLiveEntry(name, id or filter)`
 * read from `source` on each request. Nothing is thrown; a fault comes back as `error`.
 * https://docs.astro.build/en/reference/content-loader-reference/#live-loaders
 */
export function strapiLiveLoader<Item extends object>(
  source: ContentSource<Item>,
): LiveLoader<Item, LiveFilter<Item>, LiveFilter<Item>, StrapiContentError> {
  const idOf = source.idOf ?? idOfItem;
  const toEntry = (item: Item, lastModified: Date | undefined) => {
    const id = idOf(item);
    return { id, data: item, cacheHint: { tags: [`${source.name}:${id}`], lastModified } };
  };

  return {
    name: 'strapi-content',
    async loadCollection({ filter }) {
      const reading = await source.read();
      if (!reading.ok) return { error: reading.error };
      const { items, lastModified } = reading.value;
      return {
        entries: items.filter(matches(filter)).map((item) => toEntry(item, lastModified)),
        cacheHint: { tags: [source.name], lastModified },
      };
    },
    async loadEntry({ filter }) {
      const reading = await source.read();
      if (!reading.ok) return { error: reading.error };
      const wanted = filter as LiveFilter<Item> & { id?: string };
      const isWanted: (item: Item) => boolean =
        typeof wanted.id === 'string' ? (item) => idOf(item) === wanted.id : matches<Item>(wanted);
      const item = reading.value.items.find(isWanted);
      return item && toEntry(item, reading.value.lastModified);
    },
  };
}

function matches<Item extends object>(filter: LiveFilter<Item> | undefined) {
  const wanted = Object.entries(filter ?? {});
  return (item: Item) =>
    wanted.every(([field, value]) => (item as Record<string, unknown>)[field] === value);
}
