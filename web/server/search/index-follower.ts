import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { PublishedSet } from '@learning-reviews/content-contract';
import type { IndexedItem } from './index/search-index.ts';
import {
  fingerprintOf,
  ownInFingerprint,
  recordOf,
  wantedItems,
  type WantedItem,
} from './item-records.ts';
import type { TextSource } from './text-source.ts';
import type { OpenedIndex, WriterCalls } from './threads/writer-thread.ts';
import { ThreadError, type Thread } from './threads/thread.ts';

interface FollowerOptions {
  writer: Pick<Thread<WriterCalls>, 'call'>;
  /** Gives the same object until something changes. */
  current(): PublishedSet | undefined;
  textOf: TextSource;
  /** Does something to the file while nobody reads it. */
  whileClosed<T>(work: () => Promise<T>): Promise<T>;
  report(message: string): void;
  /** Milliseconds between looks at what is published; 100 by default. */
  lookMs?: number;
  /** Milliseconds until a text is asked for again that could not be had; 5,000 by default. */
  againMs?: number;
}

interface HeldItem {
  row: number;
  fingerprint: string;
  isWhole: boolean;
}

/** Items that are hashed, put or taken out before others get a turn. */
const atATime = { hashed: 200, changed: 8, put: 16, removed: 50 };
/** UTF-16 units of text that are put together. */
const mostTogether = 1_500_000;
const textsAtOnce = 4;
/** Progress is told after so many items. */
const progressStep = 1_000;
const longestPauseMs = 600_000;

/**
 * Keeps the index at what is published. What has gone leaves it first, then what has changed is put
 * in anew with the texts that are known; what is new, or lacks a text, comes after that.
 */
export class IndexFollower {
  readonly #options: FollowerOptions;
  readonly #stopping = new AbortController();
  /** Which item is at a row; only of items whose own content is the published one. */
  readonly #ids = new Map<number, string>();
  readonly #held = new Map<string, HeldItem>();
  /** When a text is asked for again, by the id of its item; milliseconds of this process. */
  readonly #again = new Map<string, number>();
  #wanted = new Map<string, WantedItem>();
  #seen: PublishedSet | undefined;
  #opened: OpenedIndex | undefined;
  #nextRow = 1;
  #needsTidying = false;
  #awayUntil = 0;
  #changing: Promise<unknown> = Promise.resolve();
  #damage: string | undefined;
  #faults = 0;
  #following: Promise<void> | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** Begins, and goes on until it is stopped. */
  start(): void {
    this.#following ??= this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
  }

  /** Where readers find the index; undefined until it is open. */
  get path(): string | undefined {
    return this.#opened?.path;
  }

  /** The published item at a row; undefined for what has gone or changed since. */
  idAt(row: number): string | undefined {
    return this.#ids.get(row);
  }

  rowOf(id: string): number | undefined {
    const row = this.#held.get(id)?.row;
    return row !== undefined && this.#ids.has(row) ? row : undefined;
  }

  /** How many items there are, and how many of them are in the index with all of their texts. */
  get progress(): { isComplete: boolean; items: number; whole: number } {
    let whole = 0;
    for (const id of this.#wanted.keys()) if (this.#held.get(id)?.isWhole) whole += 1;
    return { isComplete: this.#opened?.isComplete ?? false, items: this.#wanted.size, whole };
  }

  /**
   * Waits until nothing is in the index that is not published now.
   *
   * @returns what is published; undefined while there is no index
   */
  async caughtUp(): Promise<PublishedSet | undefined> {
    if (this.#seen !== this.#options.current()) await this.#look();
    return this.#damage === undefined && this.#opened ? this.#seen : undefined;
  }

  /** Lets the index be thrown away and made anew. @param reason for the operator */
  noteDamage(reason: string): void {
    this.#damage = reason;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      let ms = this.#options.lookMs ?? 100;
      try {
        await this.#open();
        await this.#look();
        await this.#fill();
        await this.#tidy();
        this.#faults = 0;
      } catch (error) {
        ms = this.#noteFault(error);
      }
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #open(): Promise<void> {
    const reason = this.#damage;
    if (this.#opened && reason === undefined) return;
    await this.#alone(async () => {
      const { writer, whileClosed, report } = this.#options;
      this.#forget();
      if (reason === undefined) return this.#take(await writer.call('open'));
      report(`The search index is made anew. ${reason}`);
      this.#take(await whileClosed(() => writer.call('startAgain')));
      this.#damage = undefined;
    });
  }

  /** @returns milliseconds to wait */
  #noteFault(error: unknown): number {
    if (this.#stopping.signal.aborted) return 0;
    const reason = error instanceof Error ? error.message : String(error);
    const ms = Math.min(100 * 4 ** this.#faults, longestPauseMs);
    this.#faults += 1;
    const isDamage = error instanceof ThreadError && error.isDamage;
    if (isDamage || this.#faults > 2) this.noteDamage(reason);
    else this.#options.report(`The search index is opened again. ${reason}`);
    this.#opened = undefined;
    return ms;
  }

  /** One change of the index after the other. After one that failed, it is opened again. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const changing = this.#changing.then(work);
    this.#changing = changing.catch(() => {
      this.#opened = undefined;
    });
    return changing;
  }

  get #againMs(): number {
    return this.#options.againMs ?? 5_000;
  }

  #forget(): void {
    this.#opened = undefined;
    this.#seen = undefined;
    this.#ids.clear();
    this.#held.clear();
    this.#again.clear();
  }

  #take(opened: OpenedIndex): void {
    this.#held.clear();
    this.#ids.clear();
    for (const { id, row, fingerprint, isWhole } of opened.known) {
      this.#held.set(id, { row, fingerprint, isWhole });
      this.#nextRow = Math.max(this.#nextRow, row + 1);
    }
    this.#seen = undefined;
    this.#opened = opened;
    // What had gone before the last stop may still be on the disk.
    this.#needsTidying = true;
  }

  /** Takes out what has gone and renews what has changed; one look after the other. */
  #look(): Promise<void> {
    return this.#alone(() => this.#lookNow());
  }

  async #lookNow(): Promise<void> {
    const set = this.#options.current();
    if (!set || !this.#opened || set === this.#seen) return;
    const wanted = await wantedOf(set);
    const gone: number[] = [];
    const changed: WantedItem[] = [];
    for (const [id, { row, fingerprint }] of this.#held) {
      const item = wanted.get(id);
      if (!item) {
        gone.push(row);
        this.#held.delete(id);
      } else if (ownInFingerprint(fingerprint) !== item.own) changed.push(item);
      if (item && ownInFingerprint(fingerprint) === item.own) this.#ids.set(row, id);
      else this.#ids.delete(row);
    }
    for (const rows of inParts(gone, atATime.removed)) {
      await this.#options.writer.call('remove', rows);
      this.#needsTidying = true;
    }
    for (const items of inParts(changed, atATime.changed)) {
      await this.#put(items.map((item) => ({ item, texts: [] })));
    }
    this.#again.clear();
    this.#wanted = wanted;
    this.#seen = set;
  }

  /** Puts in what is new, and the texts that are missing, as long as nothing else changes. */
  async #fill(): Promise<void> {
    const set = this.#seen;
    if (!set) return;
    const missing = this.#missing();
    const before = this.#held.size;
    let step = Math.floor(before / progressStep);
    for (let at = 0; at < missing.length;) {
      const isOld = this.#options.current() !== set || this.#seen !== set;
      if (isOld || this.#stopping.signal.aborted || this.#damage !== undefined) return;
      const taken = await this.#putNext(missing.slice(at, at + atATime.put));
      at += taken;
      const now = Math.floor(this.#held.size / progressStep);
      if (now > step) {
        this.#options.report(
          `${this.#held.size} of ${this.#wanted.size} publications are in the search index.`,
        );
      }
      step = now;
    }
    if (this.#opened && !this.#opened.isComplete && this.#seen === set) await this.#complete();
  }

  async #complete(): Promise<void> {
    const { writer, whileClosed, report } = this.#options;
    const opened = await whileClosed(async () => {
      const completed = await writer.call('complete');
      this.#opened = completed;
      return completed;
    });
    report(`The search index is complete: ${opened.known.length} publications.`);
  }

  #missing(): WantedItem[] {
    const now = performance.now();
    const missing = [...this.#wanted].filter(([id, item]) => {
      const held = this.#held.get(id);
      if (!held || held.fingerprint !== fingerprintOf(item)) return true;
      return !held.isWhole && (this.#again.get(id) ?? 0) <= now;
    });
    return missing
      .map(([, item]) => item)
      .sort((a, b) => (a.publication.firstPublishedOn < b.publication.firstPublishedOn ? 1 : -1));
  }

  /** @returns how many of the items were put in */
  async #putNext(items: readonly WantedItem[]): Promise<number> {
    const sha256s = items.flatMap(({ publication }) =>
      publication.documents.map(({ sha256 }) => sha256),
    );
    const unread = new Set(
      sha256s.length > 0 ? await this.#options.writer.call('withoutText', sha256s) : [],
    );
    const ready: { item: WantedItem; texts: IndexedItem['texts'] }[] = [];
    let size = 0;
    for (const item of items) {
      if (size >= mostTogether) break;
      const texts = await this.#textsOf(item, unread);
      size += texts.flatMap(({ pages }) => pages).reduce((sum, { text }) => sum + text.length, 0);
      ready.push({ item, texts });
    }
    // What the texts were asked of may have gone meanwhile.
    await this.#alone(() => this.#put(ready.filter(({ item }) => this.#isWanted(item))));
    return ready.length;
  }

  #isWanted({ publication }: WantedItem): boolean {
    const current = this.#options.current();
    return current === this.#seen && this.#wanted.get(publication.id)?.publication === publication;
  }

  async #textsOf(
    { publication }: WantedItem,
    unread: ReadonlySet<string>,
  ): Promise<IndexedItem['texts']> {
    const { signal } = this.#stopping;
    const documents = publication.documents.filter(({ sha256 }) => unread.has(sha256));
    const texts: IndexedItem['texts'] = [];
    for (const some of inParts(documents, textsAtOnce)) {
      if (performance.now() < this.#awayUntil) break;
      await Promise.all(
        some.map(async (document) => {
          const pages = await this.#options.textOf(document, signal);
          if (pages === 'away') this.#awayUntil = performance.now() + this.#againMs;
          else if (pages) texts.push({ sha256: document.sha256, pages });
        }),
      );
    }
    return texts;
  }

  async #put(items: readonly { item: WantedItem; texts: IndexedItem['texts'] }[]): Promise<void> {
    if (items.length === 0) return;
    const put = items.map(({ item, texts }) => {
      const row = this.#nextRow;
      this.#nextRow += 1;
      return { row, record: recordOf(item), texts };
    });
    // Known before it can be found.
    for (const { row, record } of put) this.#ids.set(row, record.id);
    const wholes = await this.#options.writer.call('put', put);
    put.forEach(({ row, record: { id, fingerprint } }, index) => {
      const before = this.#held.get(id);
      if (before) {
        this.#ids.delete(before.row);
        this.#needsTidying = true;
      }
      const isWhole = wholes[index] ?? false;
      this.#held.set(id, { row, fingerprint, isWhole });
      if (!isWhole) this.#again.set(id, performance.now() + this.#againMs);
    });
  }

  /** The words of what has gone leave the file bit by bit, as nothing else is to do. */
  async #tidy(): Promise<void> {
    while (this.#needsTidying && this.#seen === this.#options.current()) {
      if (this.#stopping.signal.aborted) return;
      this.#needsTidying = await this.#options.writer.call('tidy');
      await nextTurn();
    }
  }
}

async function wantedOf(set: PublishedSet): Promise<Map<string, WantedItem>> {
  const wantedItem = wantedItems(set);
  const wanted = new Map<string, WantedItem>();
  for (const some of inParts(set.lists.publications, atATime.hashed)) {
    for (const publication of some) wanted.set(publication.id, wantedItem(publication));
    await nextTurn();
  }
  return wanted;
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
