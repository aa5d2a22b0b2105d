import { forEachKind, type ItemKind } from '../../../src/search/item-kinds.ts';
import { contentVersion } from './content-version.ts';
import type { IndexDatabase } from './index-file.ts';
import { prepared } from './prepared.ts';

/** By row, in days since 1970, and -1 where no item of the kind is. */
export type DaysOfKinds = Record<ItemKind, Int32Array>;

/** When each item was first published, or from when it applies. */
export interface ItemDays {
  days: DaysOfKinds;
  items: number;
  /** More than the row of any item. */
  rows: number;
  /** What was read of lists since then, for queries to come. */
  lists: Map<string, KnownList | undefined>;
  /** Memory for scores of each row, which one query after the other uses. */
  scores: Float64Array<ArrayBuffer>[];
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
    const found = prepared(this.#database, 'SELECT row, kind, day FROM item_order').raw().all();
    const known = found as [row: number, kind: ItemKind, day: number][];
    const rows = known.reduce((most, [row]) => Math.max(most, row), 0) + 1;
    const days = forEachKind(() => new Int32Array(rows).fill(-1));
    for (const [row, kind, day] of known) days[kind][row] = Math.max(0, day);
    this.#read = { days, items: known.length, rows, lists: new Map(), scores: [], version };
    return this.#read;
  }
}
