import type { Core } from '@strapi/strapi';
import { matchWatchList, type TextPiece } from 'document-checks';
import type { Fault, Fields } from '../../rules/fault';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { watchListOf } from './for-checker';
import { watchedNames } from './rows';
import { textsOf } from './texts-of-entry';

/** What is wrong with the words of a page, as far as names that must not appear go. */
export async function nameFaults(
  strapi: Core.Strapi,
  entry: EntryRef,
  content: Fields,
): Promise<Fault[]> {
  const names = await watchedNames(strapi, entry);
  if (names.length === 0) return [];
  if (names.some(({ isUsable }) => !isUsable)) {
    const message =
      'The names that must not appear were typed for the entry that this is a copy of, or on another server, or before its key was lost, so nobody can look for them. Open “Document checks” beside the entry, remove them there, and type them again.';
    return [{ path: ['documents'], message }];
  }
  const fields = await fieldsWithNames(strapi, entry, content);
  return fields
    .filter(({ isWhole }) => isWhole)
    .map(({ field, label }) => ({
      path: [field],
      message: `A name that must not appear stands in “${label}”. Take it out. Which names those are, “Document checks” beside the entry tells.`,
    }));
}

/** A field in whose words a name was found: all of it, or a part that may be somebody else's. */
export interface FieldWithName {
  field: string;
  label: string;
  isWhole: boolean;
}

export async function fieldsWithNames(
  strapi: Core.Strapi,
  entry: EntryRef,
  content: Fields,
): Promise<FieldWithName[]> {
  const watchList = await watchListOf(strapi, entry);
  if (watchList.entries.length === 0) return [];
  return textsOf(strapi, entry.uid, content).flatMap(({ field, label, text }) => {
    const found = matchWatchList([pieceOf(text)], watchList);
    const told = found.filter(({ severity }) => severity !== 'note');
    const isWhole = found.some(({ severity }) => severity === 'block');
    return told.length > 0 ? [{ field, label, isWhole }] : [];
  });
}

function pieceOf(text: string): TextPiece {
  const place = { words: 'The page', page: null, boxes: [] };
  return { channel: 'text', text, placeOf: () => place };
}
