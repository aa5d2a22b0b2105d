import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Ticks of `/proc` in a second, on every Linux that Node runs on. */
const ticksInASecond = 100;

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
        try {
          const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
          const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
          return [{ pid: Number(pid), fields }];
        } catch {
          return [];
        }
      });
    const ours = new Set([this.#child.pid]);
    for (let before = 0; before < ours.size;) {
      before = ours.size;
      for (const { pid, fields } of all) if (ours.has(Number(fields[1]))) ours.add(pid);
    }
    return all.filter(({ pid }) => ours.has(pid));
  }
}
