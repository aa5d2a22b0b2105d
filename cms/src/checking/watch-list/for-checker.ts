import type { Core } from '@strapi/strapi';
import type { WatchList } from 'document-checks';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { checkingKey } from '../keys';
import { watchedNames } from './rows';

/** Each entry has a key of its own, so that nobody can tell that two have the same name. */
export function watchListKey({ uid, documentId }: EntryRef): Buffer {
  return checkingKey(`names of ${uid} ${documentId}`);
}

/** The names that must not appear in an entry, as the checks take them. */
export async function watchListOf(strapi: Core.Strapi, entry: EntryRef): Promise<WatchList> {
  const names = await watchedNames(strapi, entry);
  return {
    key: watchListKey(entry),
    entries: names.filter(({ isUsable }) => isUsable).map(({ id, hashes }) => ({ id, hashes })),
  };
}
