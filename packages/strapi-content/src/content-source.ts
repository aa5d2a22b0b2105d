import type { z } from 'zod';
import { idOfItem } from './item-id.js';
import type { StrapiClient } from './strapi-client.js';
import { failed, type Result } from './strapi-content-error.js';

/** Where a collection's items come from: a list of the CMS, or a list of a snapshot. */
export interface ContentSource<Item extends object> {
  /** A name for cache tags and messages, such as `publications`. */
  name: string;
  /** Reads all items. Errors are values. */
  read(): Promise<Result<Reading<Item>>>;
  /** The id of an item; by default its `documentId` or `id`. */
  idOf?: (item: Item) => string;
}

export interface Reading<Item> {
  items: Item[];
  lastModified?: Date | undefined;
}

interface ListSource<Item> {
  name: string;
  path: string;
  query?: Record<string, string>;
  /** An item that does not fit makes the reading a fault; leave it out where Astro checks. */
  schema?: z.ZodType<Item>;
}

/** All pages of a list of the CMS, read anew each time. */
export function listSource<Item extends object>(
  client: StrapiClient,
  { name, path, query, schema }: ListSource<Item>,
): ContentSource<Item> {
  return {
    name,
    async read() {
      const reading = await client.list(path, query);
      if (!reading.ok) return reading;
      if (!schema) return { ok: true, value: { items: reading.value.items as Item[] } };
      const items: Item[] = [];
      for (const item of reading.value.items) {
        const parsed = schema.safeParse(item);
        if (!parsed.success) return misfit(name, item, parsed.error);
        items.push(parsed.data);
      }
      return { ok: true, value: { items } };
    },
  };
}

function misfit(name: string, item: object, error: z.ZodError): Result<never> {
  return failed(
    'unreadable',
    `${name} ${idOfItem(item)} does not fit its schema: ${error.issues[0]?.message ?? ''}.`,
    'Correct the item in the CMS, or the schema.',
    error,
  );
}
