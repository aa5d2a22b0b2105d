import { contentVersion } from './content-version.ts';
import type { IndexDatabase } from './index-file.ts';
import { prepared } from './prepared.ts';

/** When each item was first published. */
export interface ItemDays {
  /** By row, in days since 1970, and -1 where no item is; longer than the row of any item. */
  days: Int32Array;
  items: number;
  /** What was read of lists since then, for queries to come. */
  lists: Map<string, KnownList | undefined>;
}

/** How well each row answers a stem. */
export interface KnownList {
  bytes: Uint8Array;
  /** How many rows have it. */
  count: number;
}

/** Reads the days of all items, and again only when the index has changed. */
export class KnownDays {
  readonly #database: IndexDatabase;
  #read: (ItemDays & { version: number }) | undefined;

  constructor(database: IndexDatabase) {
    this.#database = database;
  }

  get now(): ItemDays {
    const version = contentVersion(this.#database);
    if (this.#read?.version === version) return this.#read;
    const rows = prepared(this.#database, 'SELECT row, day FROM item_order').raw().all();
    const known = rows as [row: number, day: number][];
    const days = new Int32Array(known.reduce((most, [row]) => Math.max(most, row), 0) + 1).fill(-1);
    for (const [row, day] of known) days[row] = Math.max(0, day);
    this.#read = { days, items: known.length, lists: new Map(), version };
    return this.#read;
  }
}
