import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exitStatusOf } from './command-line/exit-status.js';
import { progressOf } from './command-line/progress.js';
import { box, pdfOf, words } from './pdf/tests/build-pdf.js';

const folder = mkdtempSync(path.join(tmpdir(), 'document-checks-'));
afterAll(() => rm(folder, { recursive: true }));

// The command runs as it was built into dist.
const command = path.resolve(import.meta.dirname, '../dist/command.js');

function run(...args: string[]): Promise<{ status: number; out: string; told: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, out, told) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, told }),
    );
  });
}

writeFileSync(
  path.join(folder, 'good.pdf'),
  pdfOf({ pages: [{ content: words('Seen at home.') }] }),
);
writeFileSync(
  path.join(folder, 'bad.pdf'),
  pdfOf({ pages: [{ content: words('Amelia Harper') + box('0 0 0') }] }),
);
writeFileSync(path.join(folder, 'names.txt'), 'Amelia Harper\n\n');

it('tells people what is wrong, where and how to mend it, without what was found', async () => {
  const { status, out, told } = await run('good.pdf', 'bad.pdf', '--watch-list', 'names.txt');
  expect(status).toBe(2);
  expect(out).toContain('good.pdf: No problems found');
  expect(out).toContain('bad.pdf: Must not be published as it is');
  expect(out).toContain('The words under a dark box can still be read by a computer');
  expect(out).toContain('Page 1: “Am•••• Ha••••”');
  expect(out).toMatch(/Acrobat: .*Redact/);
  expect(out).toContain('A name that must not appear');
  expect(out).not.toContain('Amelia');
  expect(told).toContain('bad.pdf: Page 1 of 1');
});

it('gives the whole report to programs, with what was found where that is asked for', async () => {
  const { out } = await run('--json', '--reveal', 'bad.pdf');
  expect(JSON.parse(out)).toMatchObject([
    { verdict: 'blocked', findings: [{ text: 'Amelia Harper', maskedText: 'Am•••• Ha••••' }] },
  ]);
});

it('has a help, and says what it did not understand', async () => {
  const [help, nothing, wrong] = await Promise.all([
    run('--help'),
    run(),
    run('--colour', 'good.pdf'),
  ]);
  expect([help.status, nothing.status, wrong.status]).toEqual([0, 4, 4]);
  expect(help.out).toContain('--watch-list FILE');
  expect(nothing.told).toContain('Name at least one document.');
  expect(wrong.told).toContain("Unknown option '--colour'");
});

it('has a status for each verdict', () => {
  const verdicts = ['clear', 'needs-a-look', 'blocked', 'could-not-check'] as const;
  expect(verdicts.map(exitStatusOf)).toEqual([0, 1, 2, 3]);
});

it('tells progress by tenths where there is no terminal', () => {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line) > 0;
  const progress = progressOf('a.pdf', { isTTY: false, write });
  for (let done = 1; done <= 100; done += 1)
    progress.tell({ done, total: 100, step: `Page ${done}` });
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('a.pdf: Page 100\n');
});
