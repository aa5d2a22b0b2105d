/** The person asked to stop before the start was done. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** npm and the terminal may both pass on one Ctrl-C; only a later one means "hurry". */
const samePressMs = 700;

/**
 * Listens for Ctrl-C, SIGTERM, a closed terminal, and the end of the process that started this one.
 */
export function listenForStop(now: () => number = Date.now) {
  const asked = Promise.withResolvers<undefined>();
  const hurried = Promise.withResolvers<undefined>();
  const controller = new AbortController();
  let first: number | undefined;
  const stop = () => {
    if (first === undefined) {
      first = now();
      controller.abort(new Stopped('Asked to stop'));
      asked.resolve(undefined);
    } else if (now() - first > samePressMs) {
      hurried.resolve(undefined);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.once('disconnect', stop);
  process.channel?.unref();
  return { signal: controller.signal, asked: asked.promise, hurried: hurried.promise };
}
