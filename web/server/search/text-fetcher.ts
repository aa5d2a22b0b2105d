import type { PublishedDocument } from '@learning-reviews/content-contract';
import { inParts } from './in-parts.ts';
import type { IndexedItem } from './index/search-index.ts';
import type { TextSource } from './text-source.ts';

const textsAtOnce = 4;

/**
 * Fetches texts of documents, and remembers when to ask again: nobody for a while after nobody
 * answered, and for an item after one of its texts could not be had.
 */
export class TextFetcher {
  readonly #textOf: TextSource;
  readonly #pauseMs: number;
  readonly #signal: AbortSignal;
  /** By the key of an item; milliseconds of this process. */
  readonly #again = new Map<string, number>();
  #awayUntil = 0;

  /** @param pauseMs milliseconds until a question is asked again */
  constructor(textOf: TextSource, pauseMs: number, signal: AbortSignal) {
    this.#textOf = textOf;
    this.#pauseMs = pauseMs;
    this.#signal = signal;
  }

  get isAway(): boolean {
    return performance.now() < this.#awayUntil;
  }

  /** Says whether all texts of an item are there. */
  note(key: string, isWhole: boolean): void {
    if (isWhole) this.#again.delete(key);
    else this.#again.set(key, performance.now() + this.#pauseMs);
  }

  /** Lets every text be asked for at once, as after something was published. */
  forgetPauses(): void {
    this.#again.clear();
  }

  isDue(key: string): boolean {
    return !this.isAway && (this.#again.get(key) ?? 0) <= performance.now();
  }

  get isAnyDue(): boolean {
    return [...this.#again.keys()].some((key) => this.isDue(key));
  }

  /** @param unread the documents whose text is not known yet */
  async textsOf(
    documents: readonly PublishedDocument[],
    unread: ReadonlySet<string>,
  ): Promise<IndexedItem['texts']> {
    const texts: IndexedItem['texts'] = [];
    const missing = documents.filter(({ sha256 }) => unread.has(sha256));
    for (const some of inParts(missing, textsAtOnce)) {
      if (this.isAway) break;
      await Promise.all(
        some.map(async (document) => {
          const pages = await this.#textOf(document, this.#signal);
          if (pages === 'away') this.#awayUntil = performance.now() + this.#pauseMs;
          else if (pages) texts.push({ sha256: document.sha256, pages });
        }),
      );
    }
    return texts;
  }
}
