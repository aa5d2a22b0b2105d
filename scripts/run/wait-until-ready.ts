import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from '../set-up/plain-error.mjs';
import type { Child } from './child.ts';

/** An app that was started and did not become ready. */
export class NotReady extends PlainError {
  override name = 'NotReady';
  /** Without the name of the app and its log, such as "ended while starting (exit code 3)". */
  readonly what: string;

  constructor(child: Child, what: string) {
    super(describeEnd(child, what));
    this.what = what;
  }
}

/**
 * Waits until an app answers /readyz with 200.
 *
 * @param address where this machine reaches it, without a slash at its end
 * @throws NotReady when it ends first or is not ready in time; the signal's reason when aborted
 */
export async function waitUntilReady(
  child: Child,
  address: string,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let ending: string | undefined;
  void child.ended.then(({ how }) => {
    ending = how;
  });
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (ending) throw new NotReady(child, `ended while starting (${ending})`);
    if (await isReady(address)) return;
    await pause(100);
  }
  throw new NotReady(child, `was not ready after ${Math.round(timeoutMs / 1000)} seconds`);
}

/** Says what happened to an app, with the end of its log. */
export function describeEnd(child: Child, what: string): string {
  const lines = child.log.lastLines(20);
  return `${child.name} ${what}. Its log is ${child.log.file}; it ends with:\n\n${lines || '(nothing)'}`;
}

async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
