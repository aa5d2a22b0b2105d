import type { Publication } from '@learning-reviews/content-contract';
import { inParts } from './in-parts.ts';
import type { IndexedItem } from './index/search-index.ts';
import type { TextSource } from './text-source.ts';

const textsAtOnce = 4;

/** Fetches texts of documents, and asks nobody for a while after nobody answered. */
export class TextFetcher {
  readonly #textOf: TextSource;
  readonly #pauseMs: number;
  readonly #signal: AbortSignal;
  #awayUntil = 0;

  /** @param pauseMs milliseconds without a question after one that nobody answered */
  constructor(textOf: TextSource, pauseMs: number, signal: AbortSignal) {
    this.#textOf = textOf;
    this.#pauseMs = pauseMs;
    this.#signal = signal;
  }

  get isAway(): boolean {
    return performance.now() < this.#awayUntil;
  }

  /** @param unread the documents whose text is not known yet */
  async textsOf(
    { documents }: Publication,
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
