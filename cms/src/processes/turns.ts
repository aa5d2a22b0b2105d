/** Too many wait already. */
export class BusyError extends Error {
  override name = 'BusyError';
}

/** Lets few pieces of work run at once; the others wait their turn. */
export class Turns {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** @throws BusyError when too many wait; whatever the work throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#most) this.#running += 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The next one takes over the place, so that nobody gets in between.
      if (next) next();
      else this.#running -= 1;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting) {
      throw new BusyError(
        'Too many documents are being made ready at once. Try again in a minute.',
      );
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
