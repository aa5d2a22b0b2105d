import type { Core } from '@strapi/strapi';
import { documentFields } from '../documents/document-fields';
import { inTransaction, oneStatement, type Transaction } from '../tables/own-table';
import { documentsIn } from './documents-of-entry';

const table = 'let_out_files';

/** Makes the table once. What was public before there were checks stays so. */
export async function makeLetOutTable(strapi: Core.Strapi): Promise<void> {
  const { schema } = strapi.db.connection;
  if (await schema.hasTable(table)) return;
  const before = await publicSha256s(strapi);
  // PostgreSQL and SQLite make a table and fill it in one transaction, so nothing can be half done.
  await inTransaction(strapi, async (trx) => {
    await trx.schema.createTable(table, (columns) => {
      columns.string('sha256').primary();
      columns.string('since').notNullable();
    });
    await add(trx, before);
  });
}

/** Notes that files have become public by a publishing that was checked; in its transaction. */
export async function noteLetOut(strapi: Core.Strapi, sha256s: readonly string[]): Promise<void> {
  await inTransaction(strapi, (trx) => add(trx, sha256s));
}

/** Whether these bytes have ever become public as they should. */
export async function isLetOut(strapi: Core.Strapi, sha256: string): Promise<boolean> {
  const row = await oneStatement(strapi, (trx) => trx(table).where({ sha256 }).first('sha256'));
  return row !== undefined;
}

async function add(trx: Transaction, sha256s: readonly string[]): Promise<void> {
  const since = new Date().toISOString();
  for (const sha256 of new Set(sha256s)) {
    await trx(table).insert({ sha256, since }).onConflict('sha256').ignore();
  }
}

async function publicSha256s(strapi: Core.Strapi): Promise<string[]> {
  const found: string[] = [];
  for (const { uid, name } of documentFields(strapi)) {
    const entries = await strapi.db.query(uid).findMany({
      where: { publishedAt: { $notNull: true } },
      populate: { [name]: { populate: { file: true } } },
    });
    for (const entry of entries) {
      found.push(...documentsIn(strapi, uid, entry).flatMap(({ sha256 }) => sha256 ?? []));
    }
  }
  return found;
}
