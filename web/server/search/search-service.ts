import type { PublishedSet } from '@learning-reviews/content-contract';
import { forEachKind, type ItemKind } from '../../src/search/item-kinds.ts';
import type { Passage } from '../../src/search/passages.ts';
import type { FoundItems, SiteSearch } from '../../src/search/site-search.ts';
import { claimFolder, type ClaimedFolder } from './claim-folder.ts';
import { IndexFollower } from './index-follower.ts';
import { nameGroupsOf } from './name-groups.ts';
import { pagesNamed } from './pages-named.ts';
import type { TextSource } from './text-source.ts';
import { ReaderPool } from './threads/reader-pool.ts';
import { Thread, ThreadError } from './threads/thread.ts';
import type { CheckerCalls } from './threads/checker-thread.ts';
import type { WriterCalls } from './threads/writer-thread.ts';

export interface SearchOptions {
  /** The index may be deleted at any time: all of it comes from what is published. */
  folder: string;
  /** Gives the same object until something changes. */
  current(): PublishedSet | undefined;
  textOf: TextSource;
  report(message: string): void;
  /** Milliseconds between looks at what is published. */
  lookMs?: number;
  /** Milliseconds until a text is asked for again that could not be had. */
  againMs?: number;
}

/** Times that a question is asked, where what is published changes meanwhile. */
const attempts = 5;

/**
 * Search in threads of their own, so that pages never wait for it. What it answers is published at
 * the moment of the answer: what has gone is taken out before anything is looked for.
 */
export class SearchService implements SiteSearch {
  readonly #options: SearchOptions;
  readonly #claim: ClaimedFolder;
  readonly #writer: Thread<WriterCalls>;
  readonly #checker: Thread<CheckerCalls>;
  readonly #readers: ReaderPool;
  readonly #follower: IndexFollower;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#claim = claimFolder(options.folder);
    const file = new URL('./threads/writer-thread.ts', import.meta.url);
    const data = { folder: this.#claim.path };
    this.#writer = new Thread<WriterCalls>(file, { data, memoryMb: 192 });
    this.#checker = new Thread(new URL('./threads/checker-thread.ts', import.meta.url), {
      memoryMb: 32,
    });
    const { current, textOf, report, lookMs, againMs } = options;
    this.#follower = new IndexFollower({
      writer: this.#writer,
      current,
      textOf,
      report,
      whileClosed: async (work) => {
        await this.#checker.stop();
        return this.#readers.whileClosed(work);
      },
      opened: () => this.#readers.warmUp(),
      isSound: (file) => this.#isSound(file),
      ...(lookMs !== undefined && { lookMs }),
      ...(againMs !== undefined && { againMs }),
    });
    this.#readers = new ReaderPool(() => this.#follower.path);
    this.#follower.start();
  }

  /** Whether all is in the index with all of its texts, and how many publications are. */
  get progress() {
    return this.#follower.progress;
  }

  async find(query: string): Promise<FoundItems | undefined> {
    const found = await this.#ask(async (set) => {
      const answer = await this.#readers.ask((reader, path) =>
        reader.call('find', path, query, nameGroupsOf(set)),
      );
      if (answer === 'busy') return answer;
      const { rows, ...rest } = answer;
      const ids = forEachKind((kind) => this.#idsAt(rows[kind]));
      const names = pagesNamed(rest.corrected ?? query, set);
      return { ...rest, ids, named: ids.page.filter((id) => names.has(id)), set };
    });
    return found && { ...found, isWhole: this.#follower.progress.isWhole };
  }

  async passages(
    kind: ItemKind,
    ids: readonly string[],
    { sequences, set }: FoundItems,
  ): Promise<ReadonlyMap<string, Passage[]>> {
    const rows = ids.flatMap((id) => this.#follower.rowOf(kind, id) ?? []);
    const found = await this.#ask(async (now) =>
      now === set
        ? this.#readers.ask((reader, path) => reader.call('passages', path, rows, sequences))
        : 'busy',
    );
    const passages = new Map<string, Passage[]>();
    for (const [row, some] of found ?? []) {
      const id = this.#follower.idAt(row);
      if (id !== undefined) passages.set(id, some);
    }
    return passages;
  }

  /** Queries that begin with what was typed so far. */
  async suggest(typed: string): Promise<string[]> {
    return (
      (await this.#ask(() =>
        this.#readers.ask((reader, path) => reader.call('suggest', path, typed)),
      )) ?? []
    );
  }

  async stop(): Promise<void> {
    await this.#follower.stop();
    await this.#checker.stop();
    await this.#readers.stop();
    await this.#writer.stop();
    this.#claim.release();
  }

  /** In a thread that is there as long as that takes. */
  async #isSound(file: string): Promise<boolean> {
    try {
      return await this.#checker.call('isSound', file);
    } finally {
      await this.#checker.stop();
    }
  }

  /** @returns undefined where nobody can answer for the moment */
  async #ask<T>(question: (set: PublishedSet) => Promise<T | 'busy'>): Promise<T | undefined> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        const set = await this.#follower.caughtUp();
        if (!set) return undefined;
        const answer = await question(set);
        if (answer === 'busy') return undefined;
        // Else something may be in it that has gone meanwhile.
        if (this.#options.current() === set) return answer;
      } catch (error) {
        if (!(error instanceof ThreadError)) throw error;
        if (error.isDamage) this.#follower.noteDamage(error.message);
        return undefined;
      }
    }
    return undefined;
  }

  #idsAt(rows: Int32Array): string[] {
    const ids: string[] = [];
    for (const row of rows) {
      const id = this.#follower.idAt(row);
      if (id !== undefined) ids.push(id);
    }
    return ids;
  }
}
