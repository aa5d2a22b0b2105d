import type { Loader, LoaderContext } from 'astro/loaders';
import type { ContentSource } from './content-source.js';
import { idOfItem } from './item-id.js';
import { StrapiContentError } from './strapi-content-error.js';

export interface BuildSource<Item extends object> extends ContentSource<Item> {
  /** Items to build with while the CMS is away, in place of those of the last build. */
  lastKnown?(): Promise<Item[] | undefined>;
}

type Fields = Record<string, unknown>;

/**
 * An Astro build loader that makes the collection equal to what the CMS lists: items come, change
 * and go. Stored items are touched only after all have been read and checked, so a CMS that is away
 * leaves the last known ones, and the build says so. An item that does not fit the collection's
 * schema is named and left out.
 * https://docs.astro.build/en/reference/content-loader-reference/
 */
export function strapiLoader<Item extends object>(source: BuildSource<Item>): Loader {
  return {
    name: 'strapi-content',
    async load(context) {
      const items = await itemsToBuild(source, context);
      if (items) await reconcile(source, items, context);
    },
  };
}

async function itemsToBuild<Item extends object>(
  source: BuildSource<Item>,
  { logger, store }: LoaderContext,
): Promise<Item[] | undefined> {
  const reading = await source.read();
  if (reading.ok) return reading.value.items;
  const lastKnown = await source.lastKnown?.();
  const count = lastKnown?.length ?? store.keys().length;
  logger.warn(
    `${source.name}: built with the last known content (${count} items). ${reading.error.message}`,
  );
  return lastKnown;
}

async function reconcile<Item extends object>(
  { name, idOf = idOfItem }: BuildSource<Item>,
  items: Item[],
  context: LoaderContext,
): Promise<void> {
  const { store, logger } = context;
  const fitting = new Map<string, { data: Fields; digest: string }>();
  for (const item of items) {
    const id = idOf(item);
    try {
      const data = await context.parseData({ id, data: item as Fields });
      fitting.set(id, { data, digest: context.generateDigest(item as Fields) });
    } catch (error) {
      logger.error(`${name} ${id} is left out, since it does not fit. ${messageOf(error)}`);
    }
  }
  if (items.length > 0 && fitting.size === 0) throw nothingFits(name);
  for (const id of store.keys()) if (!fitting.has(id)) store.delete(id);
  for (const [id, { data, digest }] of fitting) store.set({ id, data, digest });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function nothingFits(name: string): StrapiContentError {
  return new StrapiContentError(
    'unreadable',
    `No item of ${name} fits its schema.`,
    'See whether the CMS and the schema are of the same version.',
  );
}
