import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Log } from './log-file.ts';

export interface ChildOptions {
  /** For messages: "The CMS" or "The site". */
  name: string;
  /** What Node runs, with its arguments. */
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  log: Log;
  /** How long it may take to stop, in milliseconds. */
  graceMs: number;
}

/** How a child ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The same for messages: "SIGKILL" or "exit code 7". */
  how: string;
}

const stopWithParent = path.join(import.meta.dirname, 'stop-with-parent.mjs');

/**
 * Starts an app in a process group of its own, so that Ctrl-C in the terminal reaches `npm start`
 * alone, which stops the apps in order. Its output goes to its log.
 */
export function startChild({ name, args, cwd, env, log, graceMs }: ChildOptions) {
  const flags = ['--disable-warning=ExperimentalWarning', '--import', stopWithParent];
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => log.write(text));
  }
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', ({ message }) => resolve({ code: 1, signal: null, how: message }));
    child.once('close', (code, signal) =>
      resolve({ code, signal, how: signal ?? `exit code ${code}` }),
    );
  });
  return {
    name,
    log,
    ended,
    /** Of the process; undefined when it could not be started. */
    pid: child.pid,
    /** Ends it and waits for that; `hurry` ends the patience. */
    stop: (hurry: Promise<unknown>) => stop(child, ended, hurry, graceMs),
  };
}

export type Child = ReturnType<typeof startChild>;

/** Asks politely, then after the grace time, or when someone hurries, ends it. */
async function stop(
  child: ChildProcess,
  ended: Promise<Ending>,
  hurry: Promise<unknown>,
  graceMs: number,
): Promise<Ending> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  if (hasEnded()) return ended;
  child.kill('SIGTERM');
  const patience = new AbortController();
  const tooLong = new Promise((resolve) => {
    const timer = setTimeout(resolve, graceMs);
    patience.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  await Promise.race([ended, tooLong, hurry]);
  patience.abort();
  if (!hasEnded()) child.kill('SIGKILL');
  return ended;
}
