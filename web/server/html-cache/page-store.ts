import type { KeptPage } from './kept-page.ts';

/**
 * Pages by their address, in no more than so many bytes. What was not asked for since it was looked
 * at last goes first. A page that is larger than all of the room is not kept.
 */
export class PageStore {
  readonly #room: number;
  readonly #pages = new Map<string, KeptPage>();
  #bytes = 0;

  constructor(room: number) {
    this.#room = room;
  }

  get size(): number {
    return this.#pages.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(address: string): KeptPage | undefined {
    return this.#pages.get(address);
  }

  set(address: string, page: KeptPage): void {
    this.delete(address);
    if (page.bytes > this.#room) return;
    this.#pages.set(address, page);
    this.#bytes += page.bytes;
    this.#makeRoom();
  }

  delete(address: string): void {
    const page = this.#pages.get(address);
    if (!page) return;
    this.#pages.delete(address);
    this.#bytes -= page.bytes;
  }

  entries(): [address: string, page: KeptPage][] {
    return [...this.#pages];
  }

  #makeRoom(): void {
    for (const [address, page] of this.#pages) {
      if (this.#bytes <= this.#room) return;
      this.delete(address);
      if (page.asked === 0) continue;
      // A second chance, behind all others.
      page.asked = 0;
      this.#pages.set(address, page);
      this.#bytes += page.bytes;
    }
  }
}
