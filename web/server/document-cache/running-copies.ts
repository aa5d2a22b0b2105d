import type { ServerResponse } from 'node:http';

/** Milliseconds between looks at whether what is on its way may still be read. */
const lookMs = 200;

/** Cuts off copies on their way to readers once they may not be read any more. */
export class RunningCopies {
  readonly #running = new Map<ServerResponse, () => boolean>();
  #looking: NodeJS.Timeout | undefined;

  /** @param mayGoOn whether the document may still be read; asked again and again until it is sent */
  note(res: ServerResponse, mayGoOn: () => boolean): void {
    this.#running.set(res, mayGoOn);
    res.once('close', () => this.#forget(res));
    this.#looking ??= setInterval(() => this.#look(), lookMs).unref();
  }

  #look(): void {
    for (const [res, mayGoOn] of this.#running) if (!mayGoOn()) res.destroy();
  }

  #forget(res: ServerResponse): void {
    this.#running.delete(res);
    if (this.#running.size > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }
}
