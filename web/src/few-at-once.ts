/**
 * Lets few requests at a time go to the CMS; the others wait their turn. Anybody may ask for any
 * address that the CMS must be asked about, as often as they like, and the CMS must still have time
 * to say what was withdrawn.
 */
export class FewAtOnce {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** @returns what the work gives, or `busy` at once where too many wait; throws what the work throws */
  async take<T>(work: () => Promise<T>): Promise<T | 'busy'> {
    if (this.#running < this.#most) this.#running += 1;
    else if (this.#waiting.length >= this.#mostWaiting) return 'busy';
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The next one takes over the place, so that nobody gets in between.
      if (next) next();
      else this.#running -= 1;
    }
  }
}
