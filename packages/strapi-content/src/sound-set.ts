import type { z } from 'zod';
import type { ContentDescription, ContentSet, RawSet } from './content-set.js';
import { idOfItem } from './item-id.js';
import type { LeftOut } from './snapshot-status.js';

export interface SoundSet<Lists extends object, Singles extends object> {
  set: ContentSet<Lists, Singles>;
  leftOut: LeftOut[];
}

type AnySchemas = Record<string, { schema: z.ZodType }>;
type AnyItems = Record<string, object[]>;

/**
 * Checks each item with its schema. An item that does not fit is left out and named.
 * Where no item of a list fits, the fault is rather in the schema (the CMS was upgraded first, say):
 * then `known` items are kept, but only those that the CMS still lists, so that what was taken down
 * is never shown again. A single item that does not fit keeps its known content likewise.
 */
export function soundSet<Lists extends object, Singles extends object>(
  described: ContentDescription<Lists, Singles>,
  raw: RawSet,
  known?: ContentSet<Lists, Singles>,
): SoundSet<Lists, Singles> {
  const leftOut: LeftOut[] = [];
  const lists = mapValues(described.lists as AnySchemas, (name, { schema }) => {
    const items = raw.lists[name] ?? [];
    const sound = items.flatMap((item) => check(name, idOfItem(item), schema, item, leftOut));
    if (sound.length > 0 || items.length === 0) return sound;
    const listed = new Set(items.map(idOfItem));
    return ((known?.lists as AnyItems | undefined)?.[name] ?? []).filter((item) =>
      listed.has(idOfItem(item)),
    );
  });
  const singles = mapValues(described.singles as AnySchemas, (name, { schema }) => {
    const item = raw.singles[name] ?? null;
    if (item === null) return null;
    const knownItem = (known?.singles as Record<string, unknown> | undefined)?.[name] ?? null;
    return check(name, name, schema, item, leftOut)[0] ?? knownItem;
  });
  const set = { revision: raw.revision, lists, singles } as ContentSet<Lists, Singles>;
  return { set, leftOut };
}

function check(
  list: string,
  id: string,
  schema: z.ZodType,
  item: object,
  leftOut: LeftOut[],
): object[] {
  const parsed = schema.safeParse(item);
  if (parsed.success) return [parsed.data as object];
  const issue = parsed.error.issues[0];
  leftOut.push({ list, id, fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
  return [];
}

function mapValues<T, U>(
  from: Record<string, T>,
  map: (name: string, value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, map(name, value)]));
}
