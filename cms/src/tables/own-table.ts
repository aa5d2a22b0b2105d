import type { Core } from '@strapi/strapi';

/** Knex, bound to the transaction that is under way, if there is one. */
export type Transaction = Core.Strapi['db']['connection'];
type Columns = Parameters<Parameters<Transaction['schema']['createTable']>[1]>[0];

/**
 * Makes a table that Strapi knows nothing of, once. Its own tables hold what editors write; these
 * hold what the product must remember of it.
 */
export async function makeTable(
  strapi: Core.Strapi,
  name: string,
  columns: (table: Columns) => void,
): Promise<void> {
  const { schema } = strapi.db.connection;
  if (!(await schema.hasTable(name))) await schema.createTable(name, columns);
}

/** Gives a table of an earlier version a column that it lacks. */
export async function addColumn(
  strapi: Core.Strapi,
  name: string,
  column: string,
  add: (table: Columns) => void,
): Promise<void> {
  const { schema } = strapi.db.connection;
  if (!(await schema.hasColumn(name, column))) await schema.alterTable(name, add);
}

/** Whether the database is PostgreSQL; else it is SQLite. */
export function isPostgres(strapi: Core.Strapi): boolean {
  return strapi.db.connection.client.dialect === 'postgresql';
}

/**
 * Runs queries in the transaction that is under way, or in one of their own. SQLite has a single
 * connection, so a query beside an open transaction would wait for ever.
 */
export async function inTransaction<T>(
  strapi: Core.Strapi,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> {
  return (await strapi.db.transaction(({ trx }) => work(trx as unknown as Transaction))) as T;
}

/**
 * Runs a single query in the transaction that is under way, or by itself: a transaction around it
 * would cost two more questions to the database and gain nothing.
 *
 * @param work one statement; what needs several, or a lock that stays, is for `inTransaction`
 */
export async function oneStatement<T>(
  strapi: Core.Strapi,
  work: (database: Transaction) => Promise<T>,
): Promise<T> {
  if (strapi.db.inTransaction()) return inTransaction(strapi, work);
  return await work(strapi.db.connection);
}

const held = new WeakMap<Transaction, Set<string>>();

/**
 * Takes a lock that the transaction keeps to its end, unless it has it already: what publishes is
 * made of many layers, each of which asks for it.
 *
 * @param name of the lock, the same for the same rows
 */
export async function lockOnce(
  trx: Transaction,
  name: string,
  take: () => Promise<unknown>,
): Promise<void> {
  if (held.get(trx)?.has(name)) return;
  await take();
  held.set(trx, new Set(held.get(trx)).add(name));
}
