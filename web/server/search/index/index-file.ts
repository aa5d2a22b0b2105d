import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { isSoundAtFirstSight, isSoundThroughout } from './is-sound.ts';

/** Raise this whenever the same content would be kept otherwise: the file is then made anew. */
const version = '10';

const schema = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE item (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    is_whole INTEGER NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (kind, id)
  );
  CREATE TABLE item_order (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    day INTEGER NOT NULL,
    words INTEGER NOT NULL
  );
  CREATE TABLE item_document (row INTEGER, sha256 TEXT, PRIMARY KEY (row, sha256)) WITHOUT ROWID;
  CREATE INDEX item_document_sha256 ON item_document (sha256);
  CREATE TABLE document_text (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    starts TEXT NOT NULL
  );
  CREATE TABLE page_text (id INTEGER PRIMARY KEY, page INTEGER, text TEXT NOT NULL);
  CREATE TABLE word (
    word TEXT PRIMARY KEY,
    stem TEXT NOT NULL,
    items INTEGER NOT NULL,
    hits INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX word_stem ON word (stem);
  CREATE VIRTUAL TABLE head USING fts5 (
    title, learning, summary, about,
    content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  CREATE VIRTUAL TABLE whole USING fts5 (
    documents, body, head,
    content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  CREATE VIRTUAL TABLE head_term USING fts5vocab ('head', 'row');
  CREATE VIRTUAL TABLE head_hit USING fts5vocab ('head', 'instance');
  CREATE VIRTUAL TABLE whole_hit USING fts5vocab ('whole', 'instance');
  CREATE TABLE common_stem (part INTEGER, stem TEXT, PRIMARY KEY (part, stem)) WITHOUT ROWID;
  CREATE TABLE common_scores (
    part INTEGER,
    block INTEGER,
    stem TEXT,
    scores BLOB NOT NULL,
    PRIMARY KEY (part, block, stem)
  ) WITHOUT ROWID;
  CREATE TABLE gone_row (row INTEGER PRIMARY KEY);
  CREATE TABLE gone_item (row INTEGER PRIMARY KEY, record TEXT NOT NULL);
`;

export type IndexDatabase = Database.Database;

/** The index on the disk. It may be deleted at any time: all of it comes from what is published. */
export interface IndexFile {
  database: IndexDatabase;
  path: string;
  /** False while it is being made. */
  isComplete: boolean;
}

/** Milliseconds for which a change waits for others, and for which moving a log does. */
const patienceMs = 5_000;
const logPatienceMs = 20;
/** Pages of the log that are moved with a change while the index is made. */
const mostInLog = 1_000;

/** Of what SQLite says where a file is not what it was. */
const damages = /^SQLITE_(?:CORRUPT|NOTADB|IOERR|CANTOPEN|SCHEMA|FORMAT|READONLY)/;

/** True where a fault is one of the file, which is then made anew. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && damages.test(error.code);
}

/**
 * Opens the whole index of a folder, or goes on with one that was begun. What is damaged, or of
 * another version, is thrown away. At a whole one there was only a quick look, so that it can be used.
 */
export function openIndexFile(folder: string): IndexFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const isComplete of [true, false]) {
    const file = fileIn(folder, isComplete);
    const database = existsSync(file) ? openSound(file, isComplete) : undefined;
    if (database) {
      if (isComplete) remove(fileIn(folder, false));
      return { database, path: file, isComplete };
    }
    remove(file);
  }
  const file = fileIn(folder, false);
  const database = connect(file, false);
  database.transaction(() => {
    database.exec(schema);
    // Fewer and larger parts from the start need not be merged so often.
    database.exec("INSERT INTO whole (whole, rank) VALUES ('hashsize', 8388608)");
    setAutomerge(database, 'whole', 8);
    database.prepare('INSERT INTO meta VALUES (?, ?)').run('version', version);
  })();
  return { database, path: file, isComplete: false };
}

/** Opens an index beside the one connection that changes it. */
export function openForReading(file: string): IndexDatabase {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  database.pragma('cache_size = -8000');
  return database;
}

/**
 * Writes all of a file anew. Where rows were moved from one page to another, what they were may still
 * stand in the room that is left, which `secure_delete` does not clear.
 *
 * @returns false where that cannot be done now, as on a full disk; all is as it was then
 */
export function rewrite(database: IndexDatabase): boolean {
  // Else the words would go through a file in a folder of others.
  database.pragma('temp_store = MEMORY');
  try {
    database.exec('VACUUM');
    return true;
  } catch (error) {
    if (isDamage(error)) throw error;
    return false;
  } finally {
    database.pragma('temp_store = DEFAULT');
  }
}

/**
 * Moves what is in the log into the file, as far as readers let it.
 *
 * @returns true where nothing is left
 */
export function moveLog(database: IndexDatabase, how: 'PASSIVE' | 'TRUNCATE'): boolean {
  database.pragma(`busy_timeout = ${logPatienceMs}`);
  const [{ busy }] = database.pragma(`wal_checkpoint(${how})`) as [{ busy: number }];
  database.pragma(`busy_timeout = ${patienceMs}`);
  return busy === 0;
}

/** Puts an index that has been made to its end in its place. */
export function completeIndexFile({ database, path: from }: IndexFile): IndexFile {
  // From now on somebody may wait for a change, so its parts are merged by `tidy`.
  for (const table of ['head', 'whole']) setAutomerge(database, table, 0);
  database.pragma('synchronous = NORMAL');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const to = fileIn(path.dirname(from), true);
  renameSync(from, to);
  return { database: connect(to, true), path: to, isComplete: true };
}

/** @param parts of one size that FTS5 merges with the next change; 0 for none until it is told to */
function setAutomerge(database: IndexDatabase, table: string, parts: number): void {
  database.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('automerge', ${parts})`);
}

/** Throws away what there is. */
export function removeIndexFiles(folder: string): void {
  for (const isComplete of [true, false]) remove(fileIn(folder, isComplete));
}

function fileIn(folder: string, isComplete: boolean): string {
  return path.join(folder, isComplete ? 'index.db' : 'index-in-the-making.db');
}

function openSound(file: string, isComplete: boolean): IndexDatabase | undefined {
  let database: IndexDatabase | undefined;
  try {
    database = connect(file, isComplete);
    const found = database.prepare('SELECT value FROM meta WHERE key = ?').pluck().get('version');
    const isSound = isComplete ? isSoundAtFirstSight : isSoundThroughout;
    if (found === version && isSound(database)) return database;
  } catch (error) {
    // Whatever is wrong with it, another one is quickly made.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  database?.close();
  return undefined;
}

function connect(file: string, isComplete: boolean): IndexDatabase {
  const database = new Database(file, { timeout: patienceMs });
  database.pragma('journal_mode = WAL');
  // What is lost with the power is made again: changes of a whole index, or all of one in the making.
  database.pragma(`synchronous = ${isComplete ? 'NORMAL' : 'OFF'}`);
  // Changes of a whole index are moved while nobody waits for them: see `moveLog`.
  database.pragma(`wal_autocheckpoint = ${isComplete ? 0 : mostInLog}`);
  // The words of what was withdrawn must not stay in free parts of the file.
  database.pragma('secure_delete = ON');
  database.pragma('cache_size = -16000');
  return database;
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
}
