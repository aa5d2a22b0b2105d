import { spawn } from 'node:child_process';
import type { MeasuredProcess } from './measured-process.ts';

export interface Load {
  perSecond: number;
  /** Milliseconds. */
  median: number;
  p99: number;
  /** Of processor time of the whole program, for each request. */
  cpuMicroseconds: number;
  bytesPerAnswer: number;
  memoryBytes: number;
  /** Answers of another status than asked for, as far as wrk tells them apart, and broken connections. */
  failed: number;
}

interface Asked {
  wrk: string;
  address: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  /** What each answer should be; 200 by default. */
  status?: number;
  /** After which an answer counts as failed, and in no time; 2 by default. */
  timeoutSeconds?: number;
  /** Put before wrk, to keep it on a processor of its own. */
  before?: readonly string[];
}

/** Asks one address as fast as it answers, and reads what that costs the program that answers. */
export async function load(asked: Asked, program: MeasuredProcess): Promise<Load> {
  const { wrk, address, headers, connections, seconds, status = 200, timeoutSeconds = 2 } = asked;
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const limits = [`-c${connections}`, `-d${seconds}s`, '--timeout', `${timeoutSeconds}s`];
  const [command = wrk, ...args] = [...(asked.before ?? []), wrk, '-t1', ...limits];
  const before = program.cpuSeconds();
  const text = await output(command, [...args, '--latency', ...given, address]);
  const cpu = program.cpuSeconds() - before;
  const requests = number(text, /(\d+) requests in/);
  return {
    perSecond: number(text, /Requests\/sec:\s+([\d.]+)/),
    // Without an answer wrk says 0.
    median: requests > 0 ? milliseconds(text, /50%\s+([\d.]+\w+)/) : NaN,
    p99: requests > 0 ? milliseconds(text, /99%\s+([\d.]+\w+)/) : NaN,
    cpuMicroseconds: (cpu / requests) * 1e6,
    bytesPerAnswer: bytes(text, /([\d.]+[KMG]?B) read/) / requests,
    memoryBytes: program.memoryBytes(),
    failed: failedOf(text, status),
  };
}

/** @param text what wrk said of a load whose every answer should have had the status */
export function failedOf(text: string, status: number): number {
  const refused = number(text, /Non-2xx or 3xx responses: (\d+)/, 0);
  const other = status >= 400 ? number(text, /(\d+) requests in/) - refused : refused;
  return ['connect', 'read', 'write', 'timeout'].reduce(
    (sum, kind) => sum + number(text, new RegExp(`${kind} (\\d+)`), 0),
    other,
  );
}

/** The middle one of several loads, by requests per second, with what failed in all of them. */
export function middle(loads: readonly Load[]): Load {
  const sorted = loads.toSorted((a, b) => a.perSecond - b.perSecond);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (!found) throw new Error('Nothing was measured.');
  return { ...found, failed: loads.reduce((sum, { failed }) => sum + failed, 0) };
}

function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

function number(text: string, pattern: RegExp, otherwise?: number): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined && otherwise === undefined) throw new Error(`wrk said: ${text}`);
  return found === undefined ? Number(otherwise) : Number(found);
}

/** wrk says `310.00us`, `1.20ms` or `2.10s`. */
export function milliseconds(text: string, pattern: RegExp): number {
  const [, value = '', unit = ''] = /([\d.]+)(\w+)/.exec(pattern.exec(text)?.[1] ?? '') ?? [];
  return Number(value) * ({ us: 0.001, ms: 1, s: 1_000 }[unit] ?? NaN);
}

/** wrk says `1.20KB`, `3.40MB` or `1.10GB`. */
function bytes(text: string, pattern: RegExp): number {
  const [, value = '', unit = ''] = /([\d.]+)([KMG]?)B/.exec(pattern.exec(text)?.[1] ?? '') ?? [];
  return Number(value) * 1_024 ** ['', 'K', 'M', 'G'].indexOf(unit);
}
