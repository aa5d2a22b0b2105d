const blank = 32;

/** Writes stems one after the other, a blank between them; to join so many strings takes longer. */
export class StemBytes {
  /** The UTF-8 of each stem by its number, and where it begins and ends. */
  #known = Buffer.alloc(2 ** 18);
  #ends = new Uint32Array(2 ** 14);
  #count = 0;
  #written = Buffer.alloc(2 ** 18);

  /** Gives a stem the next number. */
  add(stem: string): void {
    const start = this.#startOf(this.#count);
    const needed = start + stem.length * 3;
    if (needed > this.#known.length) this.#known = larger(this.#known, needed);
    if (this.#count >= this.#ends.length) {
      const more = new Uint32Array(this.#ends.length * 2);
      more.set(this.#ends);
      this.#ends = more;
    }
    this.#ends[this.#count] = start + this.#known.write(stem, start);
    this.#count += 1;
  }

  clear(): void {
    this.#count = 0;
  }

  /** The stems of numbers, as one text. */
  join(numbers: readonly number[]): string {
    const known = this.#known;
    const ends = this.#ends;
    let written = this.#written;
    let at = 0;
    for (const number of numbers) {
      const start = number === 0 ? 0 : (ends[number - 1] ?? 0);
      const end = ends[number] ?? start;
      const needed = at + end - start + 1;
      if (needed > written.length) {
        written = larger(written, needed);
        this.#written = written;
      }
      for (let from = start; from < end; from += 1, at += 1) written[at] = known[from] ?? 0;
      written[at] = blank;
      at += 1;
    }
    return written.toString('utf8', 0, Math.max(0, at - 1));
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
  }
}

function larger(buffer: Buffer, needed: number): Buffer<ArrayBuffer> {
  const more = Buffer.alloc(Math.max(buffer.length * 2, needed));
  buffer.copy(more);
  return more;
}
