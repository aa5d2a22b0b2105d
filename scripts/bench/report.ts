import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../building/run-tool.ts';
import { bin } from '../building/steps.ts';
import { describeMachine } from '../checks/proof-figures.ts';
import { root } from '../settings.ts';
import { goalLines } from './goals.ts';
import type { Growth } from './growth.ts';
import { growthTable } from './growth-table.ts';
import type { Lacking, SpeedRow } from './in-turns.ts';
import type { Speed } from './measure-speed.ts';
import { table } from './table.ts';
import { names } from './target.ts';

const document = path.join(root, 'docs', 'speed.md');
const [start, end] = ['<!-- figures -->', '<!-- end of figures -->'];

/** The table of what was asked for, of whom, and what it cost; nginx is 100 in the same row. */
export function speedTable(measured: readonly SpeedRow[]): string {
  const lines = measured.map((one) => {
    const base = measured.find(
      (other) =>
        other.target === names.nginx &&
        other.row === one.row &&
        other.connections === one.connections,
    );
    return [
      one.row,
      String(one.connections),
      one.target,
      one.perSecond.toFixed(0),
      base ? shown((one.perSecond / base.perSecond) * 100, 0) : '–',
      shown(one.median, 2),
      shown(one.p99, 1),
      shown(one.cpuMicroseconds, 0),
      base ? shown(one.cpuMicroseconds / base.cpuMicroseconds, 1) : '–',
      shown(one.bytesPerAnswer, 0),
      (one.memoryBytes / 1_048_576).toFixed(0),
      String(one.failed),
    ];
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
      'failed',
    ],
    lines,
  );
}

/** A dash where no answer came in time to be counted. */
function shown(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

/** What a run says: the tables, what is not in them, where answers failed, and the goals. */
export function reportOf({ measured, leftOut, lacking }: Speed, growth: readonly Growth[]): string {
  return [
    measured.length > 0 ? speedTable(measured) : '',
    lackingLine(lacking),
    ...leftOut.map(({ name, why }) => `Left out: ${name}, since ${why}`),
    failedLine(measured),
    growth.length > 0 ? growthTable(growth) : '',
    goalLines(measured, growth),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function lackingLine(lacking: readonly Lacking[]): string {
  const names = [...new Set(lacking.map(({ row }) => row))].map((row) => {
    const targets = lacking.filter((one) => one.row === row).map(({ target }) => target);
    return `${row} of ${targets.join(', ')}`;
  });
  return names.length > 0 ? `Not there to be asked for: ${names.join('; ')}.` : '';
}

function failedLine(measured: readonly SpeedRow[]): string {
  const failed = measured
    .filter((one) => one.failed > 0)
    .map((one) => `${one.row} at ${one.connections} of ${one.target} (${one.failed})`);
  if (measured.length === 0) return '';
  return failed.length > 0 ? `**Answers failed:** ${failed.join(', ')}.` : 'No answer failed.';
}

/** Puts what a whole run says into docs/speed.md, in place of what was said before. */
export async function writeReport(report: string): Promise<void> {
  const text = readFileSync(document, 'utf8');
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < 0) throw new Error(`${document} lacks ${start} and ${end}.`);
  const figures = [start, describeMachine(), report, ''];
  writeFileSync(document, text.slice(0, before) + figures.join('\n\n') + text.slice(after));
  const prettier = bin('prettier', 'bin/prettier.cjs');
  await runTool([prettier, '--write', document], { cwd: root, env: process.env });
}
