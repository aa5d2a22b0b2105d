import type { KeptPage } from './kept-page.ts';

/** A page, and the bytes that it was counted with. */
interface Counted {
  page: KeptPage;
  bytes: number;
}

/**
 * Pages by their address, in no more than so many bytes, also as they grow. What was not asked for
 * since it was looked at last goes first. A page that is larger than all of the room is not kept.
 */
export class PageStore {
  readonly #room: number;
  readonly #pages = new Map<string, Counted>();
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
    return this.#pages.get(address)?.page;
  }

  set(address: string, page: KeptPage): void {
    this.delete(address);
    this.#put(address, page);
    page.whenGrown = () => this.#countAgain(address, page);
    this.#makeRoom();
  }

  delete(address: string): void {
    const counted = this.#pages.get(address);
    if (!counted) return;
    this.#pages.delete(address);
    this.#bytes -= counted.bytes;
  }

  entries(): [address: string, page: KeptPage][] {
    return [...this.#pages].map(([address, { page }]) => [address, page]);
  }

  #put(address: string, page: KeptPage): void {
    const { bytes } = page;
    if (bytes > this.#room) return;
    this.#pages.set(address, { page, bytes });
    this.#bytes += bytes;
  }

  #countAgain(address: string, page: KeptPage): void {
    const counted = this.#pages.get(address);
    if (counted?.page !== page) return;
    this.#bytes += page.bytes - counted.bytes;
    counted.bytes = page.bytes;
    if (page.bytes > this.#room) this.delete(address);
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [address, { page }] of this.#pages) {
      if (this.#bytes <= this.#room) return;
      this.delete(address);
      if (page.asked === 0) continue;
      // A second chance, behind all others.
      page.asked = 0;
      this.#put(address, page);
    }
  }
}
