/** How long a start waits for another process to finish what it writes, and anything later, in ms. */
const patience = { starting: 30_000, started: 5000 };

/** What is used of a connection of better-sqlite3. */
export interface SqliteConnection {
  pragma(text: string): unknown;
  prepare(sql: string): unknown;
}

let isStarting = false;
const connections = new Set<SqliteConnection>();

/** A start has begun: until `endSqliteStart`, each transaction waits for its turn to write. */
export function beginSqliteStart(): void {
  isStarting = true;
  connections.clear();
}

/** Call at the end of a start; does nothing on PostgreSQL. */
export function endSqliteStart(): void {
  isStarting = false;
  for (const connection of connections) setPatience(connection);
  connections.clear();
}

/**
 * Lets a process start beside another one that is at work on the same database. Strapi's own start
 * reads and then writes in one transaction, which SQLite refuses without waiting where somebody else
 * wrote in between, and that would be the end of the start. A transaction that asks for its turn to
 * write before it reads has to wait, and is not refused. Later on nobody waits for a turn only to
 * read; what is refused then is answered with 503, or tried again.
 *
 * @see https://sqlite.org/rescode.html#busy_snapshot
 */
export function waitForTurnsWhileStarting(connection: SqliteConnection): void {
  setPatience(connection);
  if (!isStarting) return;
  connections.add(connection);
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql) => prepare(isStarting && sql === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : sql);
}

function setPatience(connection: SqliteConnection): void {
  connection.pragma(`busy_timeout = ${isStarting ? patience.starting : patience.started}`);
}
