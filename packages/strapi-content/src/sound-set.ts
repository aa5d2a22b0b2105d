import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { ContentDescription, ContentSet, RawSet } from './content-set.js';
import { idOfItem } from './item-id.js';
import type { LeftOut } from './snapshot-status.js';

export interface SoundSet<Lists extends object, Singles extends object> {
  set: ContentSet<Lists, Singles>;
  /** The set as it came, what does not fit included, without a second copy of what does. */
  raw: RawSet;
  leftOut: LeftOut[];
}

interface Checked {
  /** What may be shown; undefined where the item does not fit. */
  sound: object | undefined;
  /** What goes into the file. */
  kept: object;
}

/** Checking thousands of items must not keep visitors waiting. */
const itemsInATurn = 50;

/** Items that were found to fit once, here or by who wrote the file, and have not been changed since. */
const known = new WeakSet<object>();

/**
 * Checks each item with its schema. An item that does not fit is left out and named.
 * Where no item of a list fits, the fault is rather in the schema (the CMS was upgraded first, say):
 * then items of `before` are kept, but only those that the CMS still lists, so that what was taken
 * down is never shown again. A single item that does not fit keeps its known content likewise.
 *
 * What is equal to what was there before is given as the same object, and so is a list of those.
 */
export async function soundSet<Lists extends object, Singles extends object>(
  described: ContentDescription<Lists, Singles>,
  raw: RawSet,
  before?: ContentSet<Lists, Singles>,
): Promise<SoundSet<Lists, Singles>> {
  const leftOut: LeftOut[] = [];
  const lists: Record<string, object[]> = {};
  const rawLists: RawSet['lists'] = {};
  const listsBefore = (before?.lists ?? {}) as Record<string, object[]>;
  if (isChecked(described, raw)) {
    for (const items of Object.values(raw.lists)) for (const item of items) known.add(item);
  }
  for (const [name, { schema }] of Object.entries<{ schema: z.ZodType }>(described.lists)) {
    const items = raw.lists[name] ?? [];
    const former = listsBefore[name] ?? [];
    const checked = await checkList(name, schema, items, former, leftOut);
    const sound = checked.flatMap((one) => one.sound ?? []);
    const listed = new Set(items.map(idOfItem));
    const shown =
      sound.length > 0 || items.length === 0
        ? sound
        : former.filter((item) => listed.has(idOfItem(item)));
    lists[name] = isSameList(shown, former) ? former : shown;
    const isWhole = sound.length === checked.length;
    rawLists[name] = isWhole ? lists[name] : checked.map(({ kept }) => kept);
  }
  const singles: Record<string, object | null> = {};
  const singlesBefore = (before?.singles ?? {}) as Record<string, object | null>;
  for (const [name, { schema }] of Object.entries<{ schema: z.ZodType }>(described.singles)) {
    const item = raw.singles[name] ?? null;
    const former = singlesBefore[name] ?? null;
    singles[name] = item && (check(name, name, schema, item, former, leftOut).sound ?? former);
  }
  const set = { revision: raw.revision, lists, singles } as unknown as ContentSet<Lists, Singles>;
  const checkedBy = leftOut.length === 0 ? described.version : undefined;
  return { set, raw: { ...raw, checkedBy, lists: rawLists }, leftOut };
}

/** True where the items of a file need no check: they were found to fit these very schemas. */
export function isChecked(described: { version?: string | undefined }, raw: RawSet): boolean {
  return described.version !== undefined && described.version === raw.checkedBy;
}

/** True where two sets show the same, whatever their revision. */
export function isSameContent(
  a: ContentSet<object, object>,
  b: ContentSet<object, object> | undefined,
): boolean {
  return b !== undefined && hasSameParts(a.lists, b.lists) && hasSameParts(a.singles, b.singles);
}

function hasSameParts(a: object, b: object): boolean {
  const others = b as Record<string, unknown>;
  return Object.entries(a).every(([name, part]) => part === others[name]);
}

async function checkList(
  name: string,
  schema: z.ZodType,
  items: readonly object[],
  former: readonly object[],
  leftOut: LeftOut[],
): Promise<Checked[]> {
  const formerById = new Map(former.map((item) => [idOfItem(item), item]));
  const checked: Checked[] = [];
  for (const [index, item] of items.entries()) {
    if (index % itemsInATurn === itemsInATurn - 1) await nextTurn();
    const id = idOfItem(item);
    checked.push(check(name, id, schema, item, formerById.get(id) ?? null, leftOut));
  }
  return checked;
}

function check(
  list: string,
  id: string,
  schema: z.ZodType,
  item: object,
  former: object | null,
  leftOut: LeftOut[],
): Checked {
  if (known.has(item)) return { sound: item, kept: item };
  const parsed = schema.safeParse(item);
  if (parsed.success) {
    const data = parsed.data as object;
    const sound = former && isDeepStrictEqual(former, data) ? former : data;
    known.add(sound);
    return { sound, kept: sound };
  }
  const issue = parsed.error.issues[0];
  leftOut.push({ list, id, fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
  return { sound: undefined, kept: item };
}

function isSameList(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
