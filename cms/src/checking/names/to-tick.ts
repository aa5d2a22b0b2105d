import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { idOfName, tickedNames } from './rows';

/**
 * How many names in the documents of an entry nobody has said anything about. One that stands in
 * several documents is ticked once.
 *
 * @param names as the checks found them
 */
export async function namesToTick(
  strapi: Core.Strapi,
  entry: EntryRef,
  names: readonly string[],
): Promise<number> {
  const ticked = await tickedNames(strapi, entry);
  const found = new Set(names.map((name) => idOfName(entry, name)));
  return [...found].filter((id) => !ticked.has(id)).length;
}
