const waiting = new Set<() => void>();

/** Tells the workers of this process that something may wait for them. */
export function ringBell(): void {
  for (const wake of [...waiting]) wake();
}

/**
 * Resolves when the bell rings, when the pause is over or when it is time to stop. Whoever rings has
 * no part in what the worker does next: not its transaction either.
 *
 * @param pause in milliseconds
 */
export function bellOr(pause: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      waiting.delete(end);
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, pause);
    timer.unref();
    waiting.add(end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
