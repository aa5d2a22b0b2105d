import { forEachKind, type ItemKind } from '../../src/search/item-kinds.ts';
import type { KnownItem } from './index/item-writer.ts';

/** Names an item among those of all kinds. The many have no name of their own, which takes memory. */
export function keyOf(kind: ItemKind, id: string): string {
  return kind === 'publication' ? id : `${kind}:${id}`;
}

/** Which item is at which row of the index, and which of them may be told to readers. */
export class HeldItems {
  readonly #items = new Map<string, KnownItem>();
  /** Only of items whose own content is the published one. */
  readonly #ids = new Map<number, string>();
  #nextRow = 1;
  /** Counted as it changes: every query asks for it. */
  #whole = forEachKind(() => 0);

  /**
   * Forgets all, and takes what an index that was opened knows; readers are told none of it yet.
   *
   * @param lastRow what has gone may still be under its row until it is tidied up
   */
  take(known: readonly KnownItem[], lastRow = 0): void {
    this.#items.clear();
    this.#ids.clear();
    this.#whole = forEachKind(() => 0);
    this.#nextRow = Math.max(this.#nextRow, lastRow + 1);
    for (const item of known) {
      this.#items.set(keyOf(item.kind, item.id), item);
      this.#whole[item.kind] += Number(item.isWhole);
      this.#nextRow = Math.max(this.#nextRow, item.row + 1);
    }
  }

  get size(): number {
    return this.#items.size;
  }

  /** How many of a kind are in the index with all of their texts. */
  whole(kind: ItemKind): number {
    return this.#whole[kind];
  }

  /** Those that are left out meanwhile are passed over. */
  entries(): Iterable<[key: string, item: KnownItem]> {
    return this.#items.entries();
  }

  get(key: string): KnownItem | undefined {
    return this.#items.get(key);
  }

  /** The id of the item at a row; undefined for what has gone or changed since. */
  idAt(row: number): string | undefined {
    return this.#ids.get(row);
  }

  /** Where an item is; undefined where readers are told nothing of it. */
  rowOf(key: string): number | undefined {
    const row = this.#items.get(key)?.row;
    return row !== undefined && this.#ids.has(row) ? row : undefined;
  }

  /** A row that no item had before, known before anything can be found there. */
  newRow(id: string): number {
    const row = this.#nextRow;
    this.#nextRow += 1;
    this.#ids.set(row, id);
    return row;
  }

  set(item: KnownItem): void {
    const key = keyOf(item.kind, item.id);
    this.delete(key);
    this.#whole[item.kind] += Number(item.isWhole);
    this.#items.set(key, item);
  }

  /** Lets readers know of an item, or of nothing at its row. */
  tell({ row, id }: KnownItem, isTold: boolean): void {
    if (isTold) this.#ids.set(row, id);
    else this.#ids.delete(row);
  }

  delete(key: string): void {
    const item = this.#items.get(key);
    if (!item) return;
    this.#ids.delete(item.row);
    this.#whole[item.kind] -= Number(item.isWhole);
    this.#items.delete(key);
  }
}
