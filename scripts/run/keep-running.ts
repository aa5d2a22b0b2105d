import { setTimeout as wait } from 'node:timers/promises';
import type { App, Apps } from './apps.ts';
import type { Child } from './child.ts';
import type { listenForStop } from './stop-signals.ts';
import { describeEnd, NotReady } from './wait-until-ready.ts';

/** Seconds before each start of an app that goes on dying; the last counts for all that follow. */
const pauses = [1, 2, 5, 15, 30, 60] as const;

/** An app that was ready for so long has recovered: the pauses begin anew. */
const recoveredAfterMs = 5 * 60_000;

/** The clock and the pauses; tests bring their own. */
export interface Times {
  /** In milliseconds, from any beginning. */
  now(): number;
  /** Resolves after the seconds, and at once when someone stops the product. */
  pause(seconds: number, signal: AbortSignal): Promise<void>;
}

/** What `npm start` goes by. */
export const realTimes: Times = {
  now: () => performance.now(),
  pause: (seconds, signal) => wait(seconds * 1000, undefined, { signal }).catch(() => undefined),
};

/**
 * Starts an app again whenever it ends by itself, and says so in plain lines. The other app is
 * not touched.
 *
 * @param app one that is ready now
 * @returns when someone stops the product, or has stopped this app on purpose
 */
export async function keepRunning(
  app: App,
  apps: Pick<Apps, 'running' | 'start'>,
  { signal, hurried }: Pick<ReturnType<typeof listenForStop>, 'signal' | 'hurried'>,
  { now, pause }: Times = realTimes,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const child = () => (signal.aborted ? undefined : apps.running[app]);
  let readySince = now();
  let deaths = 0;
  let what: string | undefined;
  for (let watched = child(); watched; watched = child()) {
    await Promise.race([watched.ended, stopped]);
    if (child() !== watched) return;
    if (!what && now() - readySince >= recoveredAfterMs) deaths = 0;
    const seconds = pauses[Math.min(deaths, pauses.length - 1)] ?? 60;
    const ending = what ?? `ended by itself (${(await watched.ended).how})`;
    console.log(lineOf(watched, ending, seconds, deaths === 0));
    deaths += 1;
    await pause(seconds, signal);
    if (child() !== watched) return;
    what = await startAgain(app, apps, signal, hurried);
    if (what || signal.aborted) continue;
    readySince = now();
    console.log(`${watched.name} is running again.`);
  }
}

/** @returns why it could not be started; what was started of it has ended then */
async function startAgain(
  app: App,
  apps: Pick<Apps, 'running' | 'start'>,
  signal: AbortSignal,
  hurried: Promise<unknown>,
): Promise<string | undefined> {
  try {
    await apps.start(app, signal);
    return undefined;
  } catch (error) {
    if (!signal.aborted) await apps.running[app]?.stop(hurried);
    return error instanceof NotReady
      ? error.what
      : `could not be started (${error instanceof Error ? error.message : String(error)})`;
  }
}

function lineOf(child: Child, what: string, seconds: number, isFirst: boolean): string {
  const next = `Starting it again in ${seconds} s.`;
  return isFirst ? `\n${describeEnd(child, what)}\n\n${next}` : `${child.name} ${what}. ${next}`;
}
