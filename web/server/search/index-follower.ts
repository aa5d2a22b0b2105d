import { setTimeout as pause } from 'node:timers/promises';
import type { PublishedSet } from '@learning-reviews/content-contract';
import { itemKinds, type ItemKind } from '../../src/search/item-kinds.ts';
import { HeldItems, keyOf } from './held-items.ts';
import { inParts } from './in-parts.ts';
import type { IndexedItem } from './index/search-index.ts';
import { recordOf } from './item-records.ts';
import { TextFetcher } from './text-fetcher.ts';
import { Tidying } from './tidying.ts';
import { hasLostName, ownInFingerprint, wantedItems, type WantedItem } from './wanted-items.ts';
import type { TextSource } from './text-source.ts';
import type { OpenedIndex, WriterCalls } from './threads/writer-thread.ts';
import { ThreadError, type Thread } from './threads/thread.ts';

interface FollowerOptions {
  writer: Pick<Thread<WriterCalls>, 'call' | 'stop'>;
  /** Gives the same object until something changes. */
  current(): PublishedSet | undefined;
  textOf: TextSource;
  /** Does something to the file while nobody reads it or looks at it. */
  whileClosed<T>(work: () => Promise<T>): Promise<T>;
  report(message: string): void;
  /** Told whenever readers find the index in another place. */
  opened?(): void;
  /** Looks at all of a file, which is used meanwhile. It fails where nobody can tell. */
  isSound?(path: string): Promise<boolean>;
  /** Milliseconds between looks at what is published; 10 by default. */
  lookMs?: number;
  /** Milliseconds until a text is asked for again that could not be had; 5,000 by default. */
  againMs?: number;
}

/** Items that are put in or taken out before others get a turn. */
const atATime = { changed: 8, put: 16, removed: 50 };
/** Items that are renewed before anybody is answered since a theme of theirs has another name or none. */
const mostRenamed = 40;
/** UTF-16 units of text that are put together. */
const mostTogether = 400_000;
/** Progress is told after so many items. */
const progressStep = 1_000;
const longestPauseMs = 600_000;
/** After a change nothing is tidied up for so many looks. */
const looksBeforeTidying = 100;

/** An item with those of its texts that were fetched for it. */
interface ReadyItem {
  item: WantedItem;
  texts: IndexedItem['texts'];
}

/**
 * Keeps the index at what is published. What has gone leaves it first, then what has changed is put
 * in anew with the texts that are known; what is new, or lacks a text, comes after that.
 */
export class IndexFollower {
  readonly #options: FollowerOptions;
  readonly #stopping = new AbortController();
  readonly #texts: TextFetcher;
  readonly #tidying: Tidying;
  readonly #held = new HeldItems();
  #wanted = new Map<string, WantedItem>();
  #wantedPublications = 0;
  /** What the index holds nothing older than. */
  #seen: PublishedSet | undefined;
  /** What the index holds all of, as far as it can be had. */
  #filled: PublishedSet | undefined;
  #opened: OpenedIndex | undefined;
  #changing: Promise<unknown> = Promise.resolve();
  #damage: string | undefined;
  #isChecked = false;
  /** Which opening of the index its writer is ready to change at once. */
  #warmed: OpenedIndex | undefined;
  #faults = 0;
  #following: Promise<void> | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
    const { writer, textOf, report, againMs = 5_000 } = options;
    const { signal } = this.#stopping;
    this.#texts = new TextFetcher(textOf, againMs, signal);
    this.#tidying = new Tidying({
      step: () => writer.call('tidy'),
      afterMs: looksBeforeTidying * this.#lookMs,
      report,
      signal,
    });
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

  /** The id of the published item at a row; undefined for what has gone or changed since. */
  idAt(row: number): string | undefined {
    return this.#held.idAt(row);
  }

  /** @param id of its kind */
  rowOf(kind: ItemKind, id: string): number | undefined {
    return this.#held.rowOf(keyOf(kind, id));
  }

  /** Whether all is in the index with all of its texts, and how many publications are. */
  get progress(): { isComplete: boolean; isWhole: boolean; publications: number } {
    const isComplete = this.#opened?.isComplete ?? false;
    const publications = this.#held.whole('publication');
    const whole = itemKinds.reduce((sum, kind) => sum + this.#held.whole(kind), 0);
    const isWhole = isComplete && whole >= this.#wanted.size;
    // What is not wanted any more is held until the next look takes it out.
    return { isComplete, isWhole, publications: Math.min(publications, this.#wantedPublications) };
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
      let ms = this.#lookMs;
      try {
        await this.#open();
        await this.#look();
        await this.#fill();
        await this.#warmUp();
        await this.#tidying.run(() => this.#seen === this.#options.current());
        this.#faults = 0;
      } catch (error) {
        ms = this.#noteFault(error);
      }
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  get #lookMs(): number {
    return this.#options.lookMs ?? 10;
  }

  async #open(): Promise<void> {
    const reason = this.#damage;
    if (this.#opened && reason === undefined) return;
    await this.#alone(async () => {
      const { writer, whileClosed, report } = this.#options;
      this.#forget();
      if (reason === undefined) {
        this.#take(await writer.call('open'));
        this.#options.opened?.();
        void this.#check();
        return;
      }
      report(`The search index is made anew. ${reason}`);
      this.#take(await whileClosed(() => writer.call('startAgain')));
      this.#damage = undefined;
    });
  }

  /** Looks once at all of a whole file that was found, while it is used already. */
  async #check(): Promise<void> {
    const { isSound } = this.#options;
    const opened = this.#opened;
    if (this.#isChecked || !isSound || !opened?.isComplete) return;
    this.#isChecked = true;
    const sound = await isSound(opened.path).catch(() => true);
    if (!sound) this.noteDamage('A part of it could not be read.');
  }

  /** Once all is in it: what leaves first would wait for the writer to begin, and readers for both. */
  async #warmUp(): Promise<void> {
    const opened = this.#opened;
    if (!opened?.isComplete || this.#warmed === opened) return;
    this.#warmed = opened;
    // It only saves time: the index is as good without, also on a disk that is full.
    await this.#alone(() => this.#options.writer.call('warmUp').catch(() => undefined));
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

  #forget(): void {
    this.#opened = undefined;
    this.#seen = undefined;
    this.#filled = undefined;
    this.#held.take([]);
  }

  #take(opened: OpenedIndex): void {
    this.#held.take(opened.known, opened.lastRow);
    this.#seen = undefined;
    this.#opened = opened;
    // What had gone before the last stop may still be on the disk.
    if (opened.isUntidy) this.#tidying.later();
  }

  /** Takes out what has gone and renews what has changed; one look after the other. */
  #look(): Promise<void> {
    return this.#alone(() => this.#lookNow());
  }

  async #lookNow(): Promise<void> {
    const set = this.#options.current();
    if (!set || !this.#opened || set === this.#seen) return;
    const wanted = await wantedItems(set);
    const gone: number[] = [];
    const changed: WantedItem[] = [];
    const renamed: WantedItem[] = [];
    for (const [key, held] of this.#held.entries()) {
      const item = wanted.get(key);
      const isCurrent = item !== undefined && ownInFingerprint(held.fingerprint) === item.own;
      this.#held.tell(held, isCurrent);
      if (item && !isCurrent) changed.push(item);
      if (item && isCurrent && hasLostName(held.fingerprint, item)) renamed.push(item);
      if (item) continue;
      gone.push(held.row);
      this.#held.delete(key);
    }
    for (const rows of inParts(gone, atATime.removed)) {
      await this.#options.writer.call('remove', rows);
      this.#tidying.later();
    }
    // More of them take too long, and are renewed bit by bit.
    if (renamed.length <= mostRenamed) changed.push(...renamed);
    for (const items of inParts(changed, atATime.changed)) {
      await this.#put(
        items.map((item) => ({ item, texts: [] })),
        'renew',
      );
    }
    this.#texts.forgetPauses();
    this.#wanted = wanted;
    this.#wantedPublications = set.lists.publications.length;
    this.#seen = set;
  }

  /** Puts in what is new, and the texts that are missing, as long as nothing else changes. */
  async #fill(): Promise<void> {
    const set = this.#seen;
    if (!set || (this.#filled === set && !this.#texts.isAnyDue)) return;
    const missing = this.#missing();
    const readyFrom = (at: number) => {
      const ready = this.#ready(missing.slice(at, at + atATime.put));
      ready.catch(() => undefined);
      return ready;
    };
    let next = readyFrom(0);
    for (let at = 0; at < missing.length;) {
      const isOld = this.#options.current() !== set || this.#seen !== set;
      if (isOld || this.#stopping.signal.aborted || this.#damage !== undefined) return;
      const { looked, ready } = await next;
      at += looked;
      // While some are put in, the texts of the next ones are fetched.
      next = readyFrom(at);
      const before = this.#held.size;
      // What the texts were asked of may have gone meanwhile.
      await this.#alone(() => this.#put(ready.filter(({ item }) => this.#isWanted(item))));
      this.#tellProgress(before);
    }
    if (this.#seen !== set) return;
    if (this.#opened && !this.#opened.isComplete) await this.#alone(() => this.#complete());
    this.#filled = set;
  }

  #tellProgress(before: number): void {
    const { size } = this.#held;
    if (Math.floor(size / progressStep) === Math.floor(before / progressStep)) return;
    this.#options.report(
      `${size} of ${this.#wanted.size} publications, forms and pages are in the search index.`,
    );
  }

  async #complete(): Promise<void> {
    const { writer, whileClosed, report } = this.#options;
    await whileClosed(async () => {
      await writer.call('complete');
      // Another thread, since making all of it took memory that nothing needs any more.
      await writer.stop();
      this.#opened = await writer.call('open');
    });
    this.#options.opened?.();
    report(`The search index is complete: ${this.#held.size} publications, forms and pages.`);
  }

  #missing(): WantedItem[] {
    const missing = [...this.#wanted.values()].filter((item) => {
      if (this.#isOutdated(item)) return true;
      return !this.#held.get(item.key)?.isWhole && this.#texts.isDue(item.key);
    });
    return missing.sort((a, b) => (turnOf(a) < turnOf(b) ? 1 : -1));
  }

  #isOutdated(item: WantedItem): boolean {
    return this.#held.get(item.key)?.fingerprint !== item.fingerprint;
  }

  /** Fetches the texts of items that are put in together, and says how many of them it looked at. */
  async #ready(
    items: readonly WantedItem[],
  ): Promise<{ looked: number; ready: readonly ReadyItem[] }> {
    const sha256s = items.flatMap(({ entry }) => entry.documents.map(({ sha256 }) => sha256));
    const unread = new Set(
      sha256s.length > 0 ? await this.#options.writer.call('withoutText', sha256s) : [],
    );
    const ready: ReadyItem[] = [];
    let looked = 0;
    let size = 0;
    for (const item of items) {
      if (size >= mostTogether) break;
      looked += 1;
      const { documents } = item.entry;
      const texts = await this.#texts.textsOf(documents, unread);
      size += texts.flatMap(({ pages }) => pages).reduce((sum, { text }) => sum + text.length, 0);
      const isWhole = documents.every(({ sha256 }) => !unread.has(sha256));
      if (texts.length > 0 || isWhole || this.#isOutdated(item)) ready.push({ item, texts });
      else this.#texts.note(item.key, false);
    }
    return { looked, ready };
  }

  #isWanted({ key, entry }: WantedItem): boolean {
    const current = this.#options.current();
    return current === this.#seen && this.#wanted.get(key)?.entry === entry;
  }

  /** @param how `renew` where nothing of what the items were may be found any more */
  async #put(items: readonly ReadyItem[], how: 'put' | 'renew' = 'put'): Promise<void> {
    if (items.length === 0) return;
    const put = items.map(({ item, texts }) => {
      const record = recordOf(item);
      return { row: this.#held.newRow(record.id), record, texts };
    });
    const wholes = await this.#options.writer.call(how, put);
    put.forEach(({ row, record: { kind, id, fingerprint } }, index) => {
      const isWhole = wholes[index] ?? false;
      this.#held.set({ row, kind, id, fingerprint, isWhole });
      this.#texts.note(keyOf(kind, id), isWhole);
    });
    this.#tidying.later();
  }
}

/** Pages and forms go first, since they are few, and then what is newest. */
function turnOf(item: WantedItem): string {
  return item.kind === 'publication' ? item.entry.firstPublishedOn : item.kind;
}
