import { spawn, type ChildProcess } from 'node:child_process';
import { open, type FileHandle } from 'node:fs/promises';
import { setPriority } from 'node:os';
import type { CheckLimits, CheckReport, Unchecked } from '../report.js';
import { engineFile } from '../pdf/engine-file.js';
import { unchecked } from '../unchecked.js';
import { childCode, dropPrepared, stopWithParent, type ChildCode } from './child-code.js';
import { heldMemory } from './held-memory.js';
import type { GivenJob, Job, Message, ReadFile } from './job.js';
import { packageFolder } from './readable-code.js';

export type Outcome =
  | { file: ReadFile | null; value: unknown; failure: null }
  | { file: ReadFile | null; value: null; failure: NonNullable<CheckReport['unchecked']> };

export interface Watching {
  limits: CheckLimits;
  signal?: AbortSignal;
  onProgress?(progress: { done: number; total: number; step: string }): void;
}

const memoryPauseMs = 50;
const niceness = 5;
/** A new file of the largest size, in Base64, and what stands around it. */
const largestOutputBytes = 72 * 1024 * 1024;

/**
 * Does one job on one file in a process of its own, which may read nothing but that file and its own
 * code, knows no environment, and is killed when it takes too much time or memory, says too much, or
 * is no longer wanted. The file is handed over open, without its name.
 */
export async function runOnFile(path: string, job: Job, watching: Watching): Promise<Outcome> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    for (;;) {
      const ending = await begin(handle, job, watching);
      if (ending !== 'did not start') return ending;
      dropPrepared();
    }
  } catch {
    const failure = unchecked('checker-failed', 'The file could not be opened to check it.');
    return { file: null, value: null, failure };
  } finally {
    await handle?.close();
  }
}

function begin(file: FileHandle, job: Job, watching: Watching): Promise<Ending> {
  return new Promise((resolve) => new GuardedProcess(file.fd, job, watching, resolve));
}

/** Node may refuse what was prepared, or break on it, before any of our code runs. Then it is dropped. */
type Ending = Outcome | 'did not start';

class GuardedProcess {
  readonly #code: ChildCode = childCode();
  readonly #child: ChildProcess;
  readonly #watching: Watching;
  readonly #onEnd: (ending: Ending) => void;
  readonly #memoryTimer: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #stall: NodeJS.Timeout | undefined;
  readonly #startedAt = performance.now();
  #file: ReadFile | null = null;
  #value: { of: unknown } | null = null;
  #failure: CheckReport['unchecked'] = null;
  #received = 0;
  #unfinishedLine: string[] = [];

  constructor(file: number, job: Job, watching: Watching, onEnd: (ending: Ending) => void) {
    this.#watching = watching;
    this.#onEnd = onEnd;
    this.#child = spawnChild(file, this.#code, watching.limits);
    this.#memoryTimer = setInterval(() => void this.#lookAtMemory(), memoryPauseMs);
    this.#limitTime(1);
    this.#child.on('error', () => this.#end(null));
    this.#child.on('close', (_, signal) => this.#end(signal));
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdin?.end(JSON.stringify(given(job)));
    this.#child.stdout?.setEncoding('utf8').on('data', (part: string) => this.#receive(part));
    watching.signal?.addEventListener('abort', this.#onAbort);
    if (watching.signal?.aborted) this.#onAbort();
  }

  #onAbort = () => {
    this.#kill('checker-failed', 'The check was stopped before its end.');
  };

  /** The whole time grows with the pages; and each step must come within the base time. */
  #limitTime(pages: number) {
    const { baseMs, perPageMs, pages: mostPages } = this.#watching.limits;
    const whole = baseMs + perPageMs * Math.min(Math.max(pages, 1), mostPages);
    clearTimeout(this.#timer);
    clearTimeout(this.#stall);
    const left = Math.max(1, whole - (performance.now() - this.#startedAt));
    this.#timer = setTimeout(() => this.#kill('took-too-long'), left);
    this.#stall = setTimeout(() => this.#kill('took-too-long'), baseMs + perPageMs);
  }

  async #lookAtMemory() {
    const held = this.#child.pid ? await heldMemory(this.#child.pid) : 0;
    if (held > this.#watching.limits.memoryBytes) this.#kill('took-too-much-memory');
  }

  #receive(part: string) {
    this.#received += part.length;
    if (this.#received > largestOutputBytes) return this.#kill('checker-failed');
    const [rest = '', ...lines] = part.split('\n');
    this.#unfinishedLine.push(rest);
    for (const line of lines) {
      this.#obey(this.#unfinishedLine.join(''));
      this.#unfinishedLine = [line];
    }
  }

  #obey(line: string) {
    const message = parse(line);
    if (!message) return this.#kill('checker-failed');
    if (message.type === 'file') this.#file = message.file;
    if (message.type === 'result') this.#value = { of: message.value };
    if (message.type === 'failed') this.#failure = message.reason;
    if (message.type === 'progress') {
      const { done, total, step } = message;
      this.#limitTime(total);
      this.#watching.onProgress?.({ done, total, step });
    }
  }

  #kill(reason: Unchecked, explanation?: string) {
    this.#failure ??= unchecked(reason, explanation);
    this.#value = null;
    this.#child.kill('SIGKILL');
  }

  /** Only a process that ended by itself, after its answer, has answered. */
  #end(signal: string | null) {
    clearInterval(this.#memoryTimer);
    clearTimeout(this.#timer);
    clearTimeout(this.#stall);
    this.#watching.signal?.removeEventListener('abort', this.#onAbort);
    const hasAnswered = this.#child.exitCode === 0 && !this.#failure && this.#value !== null;
    if (hasAnswered) {
      this.#onEnd({ file: this.#file, value: this.#value?.of, failure: null });
      return;
    }
    const isSilent = this.#received === 0 && !this.#failure && signal !== 'SIGKILL';
    if (this.#code.isPrepared && isSilent) {
      this.#onEnd('did not start');
      return;
    }
    // Node ends itself in one of these ways when its heap is full.
    const isHeapFull = signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGILL';
    const reason = isHeapFull ? 'took-too-much-memory' : 'checker-failed';
    this.#onEnd({ file: this.#file, value: null, failure: this.#failure ?? unchecked(reason) });
  }
}

function given(job: Job): GivenJob {
  return { ...job, parent: process.pid, engineFile: engineFile(), stopWithParent };
}

function spawnChild(file: number, code: ChildCode, limits: CheckLimits): ChildProcess {
  const heapMegabytes = Math.round((limits.memoryBytes * 0.55) / 1024 / 1024);
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, ...code.args], {
    env: {},
    cwd: packageFolder,
    stdio: ['pipe', 'pipe', 'ignore', file],
  });
  if (child.pid) giveWay(child.pid);
  return child;
}

/** On a busy machine, what somebody waits for goes first; a check still gets about a quarter. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has ended already, or the system does not let this process choose.
  }
}

function parse(line: string): Message | null {
  try {
    const message = JSON.parse(line) as Message;
    return typeof message.type === 'string' ? message : null;
  } catch {
    return null;
  }
}
