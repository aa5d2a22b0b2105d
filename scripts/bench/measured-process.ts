import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Ticks of `/proc` in a second, on every Linux that Node runs on. */
const ticksInASecond = 100;

/** A program is at rest that takes less than this part of a processor. */
const hardlyAnything = 0.05;

/** A program with all of its processes, whose time and memory can be read. Linux only. */
export class MeasuredProcess {
  readonly #child: ChildProcess;

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string) {
    // A group of its own, so that no signal to the benchmark reaches it.
    this.#child = spawn(command, args, { cwd, env, detached: true, stdio: 'ignore' });
    // Nothing may go on when the benchmark is interrupted.
    const end = () => this.#kill();
    process.once('exit', end);
    this.#child.once('exit', () => process.off('exit', end));
  }

  /** Processor time of all its processes that run until now, in seconds. */
  cpuSeconds(): number {
    return (
      this.#stats().reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0) /
      ticksInASecond
    );
  }

  /**
   * The same of the threads that it has now alone, to the microsecond: between two looks it says what
   * a single page took, where no thread ended meanwhile.
   */
  cpuSecondsOfThreads(): number {
    return this.#processes().reduce((sum, { pid }) => sum + nanosecondsOfThreads(pid), 0) / 1e9;
  }

  /** Memory of all its processes, in bytes; shared pages count once for each that shares them. */
  memoryBytes(): number {
    return this.#stats().reduce((sum, fields) => sum + Number(fields[21]) * 4_096, 0);
  }

  /**
   * Waits until an address answers as wished.
   *
   * @returns milliseconds that it took
   * @throws Error after five minutes, or once it has ended; then nothing of it goes on
   */
  async until(address: string, isReady: (body: string) => boolean = () => true): Promise<number> {
    const begun = performance.now();
    while (performance.now() - begun < 300_000) {
      if (this.#hasEnded()) throw new Error(`${address}: the program has ended.`);
      const answer = await fetch(address).catch(() => undefined);
      if (answer?.ok && isReady(await answer.text())) return performance.now() - begun;
      await pause(10);
    }
    await this.stop();
    throw new Error(`${address} was not ready within five minutes.`);
  }

  /**
   * Waits until it does hardly anything any more: what it makes after its start is made then, such as
   * the index of the search.
   *
   * @param forMs milliseconds that it must have rested
   * @returns the most memory that it had meanwhile, in bytes
   * @throws Error after half an hour
   */
  async untilAtRest(forMs: number): Promise<number> {
    let most = this.memoryBytes();
    let [restedSince, before] = [performance.now(), this.cpuSeconds()];
    for (const begun = performance.now(); performance.now() - begun < 1_800_000;) {
      await pause(100);
      most = Math.max(most, this.memoryBytes());
      const rested = performance.now() - restedSince;
      if (rested < forMs) continue;
      const cpu = this.cpuSeconds();
      if (cpu - before < (hardlyAnything * rested) / 1_000) return most;
      [restedSince, before] = [performance.now(), cpu];
    }
    throw new Error('The program did not come to rest within half an hour.');
  }

  /** From now on it runs on these processors alone, with whatever it starts. */
  keepOn(taskset: string, processors: string): void {
    for (const { pid } of this.#processes()) {
      spawnSync(taskset, ['--all-tasks', '--cpu-list', '--pid', processors, String(pid)]);
    }
  }

  async stop(): Promise<void> {
    if (this.#hasEnded()) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#kill();
    await ended;
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #kill(): void {
    if (this.#hasEnded()) return;
    for (const { pid } of this.#processes()) {
      try {
        process.kill(pid, 'SIGTERM');
      } catch {
        // It has ended with another one.
      }
    }
  }

  #stats(): string[][] {
    return this.#processes().map(({ fields }) => fields);
  }

  /**
   * The program and whatever it has started, with the fields of `/proc/<pid>/stat` after the name. Not
   * by their group: php-fpm leaves that.
   */
  #processes(): { pid: number; fields: string[] }[] {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        const text = readThere(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
        if (text === undefined) return [];
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(pid), fields }];
      });
    const ours = new Set([this.#child.pid]);
    for (let before = 0; before < ours.size;) {
      before = ours.size;
      for (const { pid, fields } of all) if (ours.has(Number(fields[1]))) ours.add(pid);
    }
    return all.filter(({ pid }) => ours.has(pid));
  }
}

function nanosecondsOfThreads(pid: number): number {
  const threads = readThere(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  return threads.reduce((sum, thread) => {
    const text = readThere(() => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'));
    return sum + Number(text?.split(' ')[0] ?? 0);
  }, 0);
}

/** @returns undefined where it has ended meanwhile */
function readThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
