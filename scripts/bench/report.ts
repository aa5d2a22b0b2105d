import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../building/run-tool.ts';
import { bin } from '../building/steps.ts';
import { describeMachine } from '../checks/proof-figures.ts';
import { root } from '../settings.ts';
import type { Growth } from './growth.ts';
import type { Load } from './load.ts';
import type { Speed } from './measure-speed.ts';
import type { LeftOut } from './target.ts';

export interface SpeedRow extends Load {
  row: string;
  target: string;
  connections: number;
}

const document = path.join(root, 'docs', 'speed.md');
const [start, end] = ['<!-- figures -->', '<!-- end of figures -->'];
const floor = 'nginx, same bytes';

/** The table of what was asked for, of whom, and what it cost; nginx is 100 in the same row. */
export function speedTable(measured: readonly SpeedRow[]): string {
  const lines = measured.map((one) => {
    const base = measured.find(
      (other) =>
        other.target === floor && other.row === one.row && other.connections === one.connections,
    );
    return row([
      one.row,
      String(one.connections),
      one.target,
      one.perSecond.toFixed(0),
      base ? ((one.perSecond / base.perSecond) * 100).toFixed(0) : '–',
      one.median.toFixed(2),
      one.p99.toFixed(1),
      one.cpuMicroseconds.toFixed(0),
      base ? (one.cpuMicroseconds / base.cpuMicroseconds).toFixed(1) : '–',
      one.bytesPerAnswer.toFixed(0),
      megabytes(one.memoryBytes),
    ]);
  });
  return table(
    [
      'asked for',
      'connections',
      'of',
      'requests/s',
      'nginx = 100',
      'median ms',
      'p99 ms',
      'CPU µs',
      '× nginx',
      'bytes',
      'memory MB',
    ],
    lines,
  );
}

export function growthTable(measured: readonly Growth[]): string {
  const lines = measured.map((one) =>
    row([
      String(one.publications),
      one.startSeconds.toFixed(2),
      one.startFromDiskSeconds.toFixed(2),
      megabytes(one.memoryBytes),
      one.firstRenderMs.toFixed(1),
      one.visibleMedianMs.toFixed(0),
      one.visibleP95Ms.toFixed(0),
    ]),
  );
  return table(
    [
      'publications',
      'start s',
      'start from disk s',
      'memory MB',
      'first render, CPU ms',
      'visible after, median ms',
      'p95 ms',
    ],
    lines,
  );
}

/** Puts the figures of a whole run into docs/speed.md, in place of those before. */
export async function writeSpeed(
  { measured, leftOut }: Speed,
  growth: readonly Growth[],
): Promise<void> {
  const text = readFileSync(document, 'utf8');
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < 0) throw new Error(`${document} lacks ${start} and ${end}.`);
  const tables = [speedTable(measured), leftOutLines(leftOut), growthTable(growth)];
  const figures = [start, describeMachine(), ...tables, ''];
  writeFileSync(document, text.slice(0, before) + figures.join('\n\n') + text.slice(after));
  const prettier = bin('prettier', 'bin/prettier.cjs');
  await runTool([prettier, '--write', document], { cwd: root, env: process.env });
}

/** What could not be measured here, and why. */
export function leftOutLines(leftOut: readonly LeftOut[]): string {
  return leftOut.map(({ name, why }) => `Left out: ${name}, since ${why}`).join('\n\n');
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], lines: readonly string[]) =>
  [row(head), row(head.map(() => '---')), ...lines].join('\n');

const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0);
