import type { Core } from '@strapi/strapi';
import type { Fields } from '../../rules/fault';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { documentsIn } from '../documents-of-entry';
import { namesOf } from '../queue';
import { standingOfDocument } from '../standing';
import { idOfName, tickedNames } from './rows';

/**
 * How many names in the documents of an entry nobody has said anything about. One that stands in
 * several documents is ticked once.
 *
 * @param content of the entry, with its parts and their files
 */
export async function namesToTick(
  strapi: Core.Strapi,
  entry: EntryRef,
  content: Fields,
): Promise<number> {
  const ticked = await tickedNames(strapi, entry);
  const watched = await namesOf(strapi, entry);
  const found = new Set<string>();
  for (const document of documentsIn(strapi, entry.uid, content)) {
    const { report } = await standingOfDocument(strapi, entry, document, watched);
    for (const { name } of report?.names ?? []) found.add(idOfName(entry, name));
  }
  return [...found].filter((id) => !ticked.has(id)).length;
}
