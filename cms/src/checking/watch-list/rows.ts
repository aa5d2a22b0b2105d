import { createHash, randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { makeTable, oneStatement } from '../../tables/own-table';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { checkingKeyId } from '../keys';
import { seal, unseal } from '../sealed';

const table = 'watch_lists';

/** A name that must not appear. The name itself is kept nowhere. */
export interface WatchedName {
  id: string;
  /** Keyed, of the name and the ways to spell it. */
  hashes: string[];
  /** "Am•••• Ha•••••", for whoever typed it to know it again; empty where it cannot be opened. */
  masked: string;
  addedBy: string;
  /** ISO 8601, UTC. */
  addedAt: string;
  /** False where it was hashed with another key or for another entry: nothing is found by it. */
  isUsable: boolean;
}

interface Row {
  id: string;
  uid: string;
  document_id: string;
  key_id: string;
  hashes: string;
  masked: string;
  added_by: string;
  added_at: string;
}

export async function makeWatchListTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('id').primary();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('key_id').notNullable();
    columns.text('hashes').notNullable();
    columns.text('masked').notNullable();
    columns.string('added_by').notNullable();
    columns.string('added_at').notNullable();
    columns.index(['document_id']);
  });
}

/** The names that must not appear in an entry, in the order in which they were typed. */
export async function watchedNames(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<WatchedName[]> {
  const where = { uid, document_id: documentId };
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx(table).where(where).orderBy(['added_at', 'id']),
  );
  return rows.map((row) => ({
    id: row.id,
    hashes: JSON.parse(row.hashes) as string[],
    masked: unseal(row.masked, row.id) ?? '',
    addedBy: row.added_by,
    addedAt: row.added_at,
    isUsable: row.key_id === checkingKeyId(),
  }));
}

/** Changes whenever a name comes or goes; empty while there is none. */
export function versionOf(names: readonly WatchedName[]): string {
  if (names.length === 0) return '';
  const all = names.map(({ hashes }) => [...hashes].sort()).sort();
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
}

export async function addWatchedName(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  { hashes, masked, addedBy }: Pick<WatchedName, 'hashes' | 'masked' | 'addedBy'>,
): Promise<void> {
  const id = randomUUID();
  const row: Row = {
    id,
    uid,
    document_id: documentId,
    key_id: checkingKeyId(),
    hashes: JSON.stringify(hashes),
    masked: seal(masked, id),
    added_by: addedBy,
    added_at: new Date().toISOString(),
  };
  await oneStatement(strapi, (trx) => trx(table).insert(row));
}

export async function removeWatchedName(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  id: string,
): Promise<void> {
  const where = { id, uid, document_id: documentId };
  await oneStatement(strapi, (trx) => trx(table).where(where).delete());
}

export async function removeWatchList(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<void> {
  const where = { uid, document_id: documentId };
  await oneStatement(strapi, (trx) => trx(table).where(where).delete());
}

/** Stands where another key would: of names that were typed for the entry that this is a copy of. */
const copied = 'copied';

/**
 * Puts the names of an entry on the list of its copy. Their hashes are keyed to the entry, so nobody
 * can look for them there: the copy is held until somebody has typed them again, or removed them.
 */
export async function copyWatchList(
  strapi: Core.Strapi,
  from: EntryRef,
  to: EntryRef,
): Promise<void> {
  const rows = (await watchedNames(strapi, from)).map(({ masked, addedBy, addedAt }): Row => {
    const id = randomUUID();
    return {
      id,
      uid: to.uid,
      document_id: to.documentId,
      key_id: copied,
      hashes: '[]',
      masked: seal(masked, id),
      added_by: addedBy,
      added_at: addedAt,
    };
  });
  if (rows.length > 0) await oneStatement(strapi, (trx) => trx(table).insert(rows));
}

/** The entries that have any. */
export async function entriesWithNames(strapi: Core.Strapi): Promise<EntryRef[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx(table).distinct('uid', 'document_id').orderBy('document_id'),
  );
  return rows.map(({ uid, document_id }) => ({ uid, documentId: document_id }));
}
