import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { makeTable, oneStatement } from '../../tables/own-table';
import type { EntryRef } from '../../withdrawing/entry-ref';
import type { NameDecision } from '../answers';
import { checkingKey } from '../keys';

const table = 'ticked_names';

export async function makeTickedNameTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('name_hash').notNullable();
    columns.string('decision').notNullable();
    columns.string('decided_by').notNullable();
    columns.string('decided_at').notNullable();
    columns.primary(['uid', 'document_id', 'name_hash']);
  });
}

/** Stands for a name that was found in the documents of an entry, and does not tell it. */
export function idOfName({ uid, documentId }: EntryRef, name: string): string {
  return createHmac('sha256', checkingKey(`ticked names of ${uid} ${documentId}`))
    .update(name.normalize('NFC').trim().toLowerCase())
    .digest('hex')
    .slice(0, 32);
}

/** What people have said about names, by `idOfName`. */
export async function tickedNames(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<ReadonlyMap<string, NameDecision>> {
  const rows: { name_hash: string; decision: NameDecision }[] = await oneStatement(strapi, (trx) =>
    trx(table).where({ uid, document_id: documentId }),
  );
  return new Map(rows.map(({ name_hash, decision }) => [name_hash, decision]));
}

export async function tickName(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  id: string,
  decision: NameDecision,
  by: string,
): Promise<void> {
  const row = {
    uid,
    document_id: documentId,
    name_hash: id,
    decision,
    decided_by: by,
    decided_at: new Date().toISOString(),
  };
  const key = ['uid', 'document_id', 'name_hash'];
  await oneStatement(strapi, (trx) => trx(table).insert(row).onConflict(key).merge());
}

export async function forgetTickedNames(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<void> {
  const where = { uid, document_id: documentId };
  await oneStatement(strapi, (trx) => trx(table).where(where).delete());
}
