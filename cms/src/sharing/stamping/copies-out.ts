import { BusyError } from '../../processes/turns';

/**
 * Counts the copies that readers have not taken whole yet. Each lies on the disk until then, so few
 * are out at once, and none for long, however slowly it is read.
 */
export class CopiesOut {
  readonly #most: number;
  readonly #longest: number;
  #out = 0;

  /** @param longest in milliseconds */
  constructor(most: number, longest: number) {
    this.#most = most;
    this.#longest = longest;
  }

  /** @throws BusyError when no more may be out */
  refuseWhenFull(): void {
    if (this.#out < this.#most) return;
    throw new BusyError('Too many documents are being read at once. Try again in a few minutes.');
  }

  /**
   * Counts one more.
   *
   * @param cutOff called when its time is over
   * @returns what to call when it was taken, or will not be
   */
  add(cutOff: () => void): () => void {
    this.#out += 1;
    const timer = setTimeout(cutOff, this.#longest);
    timer.unref();
    let isOut = true;
    return () => {
      if (!isOut) return;
      isOut = false;
      this.#out -= 1;
      clearTimeout(timer);
    };
  }
}
