import type { OutgoingHttpHeaders } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FewAtOnce } from '../../src/few-at-once.ts';
import type { AstroHandler } from '../rendered-page.ts';
import { renderForAll } from '../rendered-page.ts';
import type { WholeAnswer } from '../send-text.ts';
import { KeptPage } from './kept-page.ts';
import { PageStore } from './page-store.ts';

export interface HtmlCacheOptions {
  astro: AstroHandler;
  siteUrl: string;
  /** Another number means that any page may have changed. */
  version: () => number;
  /** What every answer at an address carries. */
  headersOf: (address: string) => OutgoingHttpHeaders;
  /** Bytes that all kept pages may take. */
  room: number;
}

export interface HtmlCacheFigures {
  pages: number;
  bytes: number;
  /** Answers from what was kept, and pages rendered, since the start. */
  hits: number;
  renders: number;
}

/** Of the room, the part for addresses that visitors can make up; they never push out the others. */
const madeUpPart = 0.25;

/** Paths known to lead nowhere that are remembered: a path, and no page. */
const mostUnknown = 10_000;
/** Longer ones, which only somebody makes up, are rendered each time: they would fill the memory. */
const longestUnknown = 200;

/** Pages that are rendered again as soon as something changed, before anybody asks for them. */
const mostHot = 100;

const unknownPage = '/404';

/** Times that a page is begun, where what it shows changes while it is being rendered. */
const attempts = 3;

/**
 * Keeps what Astro rendered, until anything that pages show has changed. A page is rendered once for
 * however many wait for it, as nobody in particular: no header of a visitor reaches it. Answers that
 * may pass (a fault, a redirect, the page that says that the CMS is away) are not kept.
 */
export class HtmlCache {
  readonly #options: HtmlCacheOptions;
  readonly #few = new FewAtOnce(4, 500);
  readonly #own: PageStore;
  readonly #madeUp: PageStore;
  readonly #unknown = new Map<string, number>();
  readonly #rendering = new Map<string, Promise<KeptPage | 'busy'>>();
  #turnedTo: number;
  #hits = 0;
  #renders = 0;

  constructor(options: HtmlCacheOptions) {
    this.#options = options;
    this.#turnedTo = options.version();
    this.#own = new PageStore(options.room * (1 - madeUpPart));
    this.#madeUp = new PageStore(options.room * madeUpPart);
  }

  /** What is kept for an address and still holds; of one that leads nowhere, the page that says so. */
  kept(address: string): KeptPage | undefined {
    const version = this.#options.version();
    const known = this.#unknown.get(address) === version ? unknownPage : address;
    const page = this.#own.get(known) ?? this.#madeUp.get(known);
    if (page?.version !== version) return undefined;
    page.asked += 1;
    this.#hits += 1;
    return page;
  }

  /** Gives the page at an address, rendered at most once for all who wait for it. */
  async page(address: string, isMadeUp = false): Promise<KeptPage | 'busy'> {
    const kept = this.kept(address);
    if (kept) return kept;
    const page = await this.#once(address, () =>
      this.#few.take(() => this.#renderAndKeep(address, isMadeUp)),
    );
    const isSettled = page === 'busy' || page.status >= 500;
    // Where they waited for a page that has changed since, they must not get it.
    if (isSettled || page.version === this.#options.version()) return page;
    return this.page(address, isMadeUp);
  }

  #once<T extends KeptPage | 'busy'>(address: string, work: () => Promise<T>): Promise<T> {
    let rendering = this.#rendering.get(address) as Promise<T> | undefined;
    if (!rendering) {
      rendering = work().finally(() => this.#rendering.delete(address));
      this.#rendering.set(address, rendering);
    }
    return rendering;
  }

  /**
   * Lets go of all that has changed, and renders what was asked for most, one after the other. Call
   * it now and then; it does nothing while nothing changed.
   */
  async turnOver(): Promise<void> {
    const version = this.#options.version();
    if (version === this.#turnedTo) return;
    this.#turnedTo = version;
    const hot = this.#letGo(version);
    for (const address of hot) {
      if (this.#options.version() !== version) return;
      await this.page(address).catch(() => undefined);
      // Visitors go first.
      await nextTurn();
    }
    this.#letGo(version);
  }

  figures(): HtmlCacheFigures {
    return {
      pages: this.#own.size + this.#madeUp.size,
      bytes: this.#own.bytes + this.#madeUp.bytes,
      hits: this.#hits,
      renders: this.#renders,
    };
  }

  /** Deletes what is of another version, but for what is hot the first time. Gives what is hot. */
  #letGo(version: number): string[] {
    for (const [path, known] of this.#unknown) if (known !== version) this.#unknown.delete(path);
    for (const [address, page] of this.#madeUp.entries()) {
      if (page.version !== version) this.#madeUp.delete(address);
    }
    const old = this.#own.entries().filter(([, page]) => page.version !== version);
    const hot = old
      .filter(([, page]) => page.asked > 0)
      .sort(([, a], [, b]) => b.asked - a.asked)
      .slice(0, mostHot)
      .map(([address]) => address);
    for (const [address, page] of old) {
      page.asked = 0;
      if (!hot.includes(address)) this.#own.delete(address);
    }
    return hot;
  }

  async #renderAndKeep(address: string, isMadeUp: boolean): Promise<KeptPage> {
    let version = this.#options.version();
    let answer = await this.#render(address);
    for (let begun = 1; version !== this.#options.version() && begun < attempts; begun += 1) {
      version = this.#options.version();
      answer = await this.#render(address);
    }
    if (answer.status === 404 && address !== unknownPage) {
      this.#own.delete(address);
      return this.#noteUnknown(address, version);
    }
    const store = isMadeUp ? this.#madeUp : this.#own;
    const former = store.get(address);
    const isUnchanged = former?.isSame(answer) === true;
    const page = isUnchanged ? former : await KeptPage.of(answer, version);
    page.version = version;
    if (!mayKeep(answer)) store.delete(address);
    else if (!isUnchanged) store.set(address, page);
    return page;
  }

  /** All that is unknown has one page, so that nothing tells what exists and nothing fills the room. */
  async #noteUnknown(path: string, version: number): Promise<KeptPage> {
    const page = this.kept(unknownPage) ?? (await this.#renderUnknown());
    if (page.status >= 500 || path.length > longestUnknown) return page;
    this.#unknown.delete(path);
    this.#unknown.set(path, version);
    const [oldest] = this.#unknown.keys();
    if (this.#unknown.size > mostUnknown && oldest !== undefined) this.#unknown.delete(oldest);
    return page;
  }

  /** Not in the row of those who wait: whoever asks has a place in it. */
  #renderUnknown(): Promise<KeptPage> {
    const key = `${unknownPage} for others`;
    return this.#once(key, () => this.#renderAndKeep(unknownPage, false));
  }

  async #render(address: string): Promise<WholeAnswer> {
    this.#renders += 1;
    const { astro, siteUrl, headersOf } = this.#options;
    const { status, headers: given, body } = await renderForAll(astro, address, siteUrl);
    const merged: OutgoingHttpHeaders = {
      'cache-control': 'no-cache',
      ...given,
      ...headersOf(address),
    };
    if (merged['content-type'] === 'text/html') merged['content-type'] += '; charset=utf-8';
    const isFound = address !== unknownPage || status >= 500;
    return { status: isFound ? status : 404, headers: merged, body };
  }
}

function mayKeep({ status, headers, body }: WholeAnswer): boolean {
  const isLasting = status === 200 || status === 404 || status === 410;
  return isLasting && body.length > 0 && headers['set-cookie'] === undefined;
}
