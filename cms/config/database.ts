import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { logOfDatabase } from '../src/logging/log-of-database';
import { settings } from '../src/settings';
import {
  beginSqliteStart,
  type SqliteConnection,
  waitForTurnsWhileStarting,
} from '../src/tables/sqlite-start';

/** What goes wrong is logged with the question, and not with what was to be kept. */
const saysNoValues = { compileSqlOnError: false, log: logOfDatabase };

export default function databaseConfig() {
  const { database } = settings();
  if (database.client === 'postgres') {
    return {
      connection: {
        ...saysNoValues,
        client: 'postgres',
        connection: { connectionString: database.url },
        pool: { min: 0, max: 10 },
      },
    };
  }
  makePrivate(database.file);
  beginSqliteStart();
  return {
    connection: {
      ...saysNoValues,
      client: 'sqlite',
      connection: { filename: path.resolve(database.file) },
      useNullAsDefault: true,
      pool: { afterCreate: prepareSqlite },
    },
  };
}

/** SQLite gives its side files the mode of the database, which holds people's accounts. */
function makePrivate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

/** Write-ahead logging lets readers go on while an editor saves. */
function prepareSqlite(
  connection: SqliteConnection,
  done: (error: Error | null, connection: SqliteConnection) => void,
): void {
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = NORMAL');
    connection.pragma('foreign_keys = ON');
    waitForTurnsWhileStarting(connection);
  } catch (error) {
    // Thrown from here it would end the process, whatever that was about to say.
    done(error as Error, connection);
    return;
  }
  done(null, connection);
}
