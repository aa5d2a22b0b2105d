import type { KnownItem } from './index/item-writer.ts';

export type HeldItem = Omit<KnownItem, 'id'>;

/** Which item is at which row of the index, and which of them may be told to readers. */
export class HeldItems {
  readonly #items = new Map<string, HeldItem>();
  /** Only of items whose own content is the published one. */
  readonly #ids = new Map<number, string>();
  #nextRow = 1;
  /** Counted as it changes: every query asks for it. */
  #whole = 0;

  /** Forgets all, and takes what an index that was opened knows; readers are told none of it yet. */
  take(known: readonly KnownItem[]): void {
    this.#items.clear();
    this.#ids.clear();
    this.#whole = 0;
    for (const { id, ...item } of known) {
      this.#items.set(id, item);
      this.#whole += Number(item.isWhole);
      this.#nextRow = Math.max(this.#nextRow, item.row + 1);
    }
  }

  get size(): number {
    return this.#items.size;
  }

  /** How many are in the index with all of their texts. */
  get whole(): number {
    return this.#whole;
  }

  entries(): [id: string, item: HeldItem][] {
    return [...this.#items];
  }

  get(id: string): HeldItem | undefined {
    return this.#items.get(id);
  }

  /** The item at a row; undefined for what has gone or changed since. */
  idAt(row: number): string | undefined {
    return this.#ids.get(row);
  }

  /** Where an item is; undefined where readers are told nothing of it. */
  rowOf(id: string): number | undefined {
    const row = this.#items.get(id)?.row;
    return row !== undefined && this.#ids.has(row) ? row : undefined;
  }

  /** A row that no item had before, known before anything can be found there. */
  newRow(id: string): number {
    const row = this.#nextRow;
    this.#nextRow += 1;
    this.#ids.set(row, id);
    return row;
  }

  set(id: string, item: HeldItem): void {
    const before = this.#items.get(id);
    if (before) this.#ids.delete(before.row);
    this.#whole += Number(item.isWhole) - Number(before?.isWhole ?? false);
    this.#items.set(id, item);
  }

  /** Lets readers know of an item, or of nothing at its row. */
  tell({ row }: HeldItem, id: string | undefined): void {
    if (id === undefined) this.#ids.delete(row);
    else this.#ids.set(row, id);
  }

  delete(id: string): void {
    const item = this.#items.get(id);
    if (item) this.#ids.delete(item.row);
    this.#whole -= Number(item?.isWhole ?? false);
    this.#items.delete(id);
  }
}
