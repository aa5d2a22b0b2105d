import { describe, expect, it } from 'vitest';
import { pageKinds, type PageKind } from './first-renders.ts';
import { goalLines } from './goals.ts';
import { growthTable } from './growth-table.ts';
import type { Growth } from './growth.ts';
import type { SpeedRow } from './in-turns.ts';
import { reportOf, speedTable } from './report.ts';

const speed = (target: string, given: Partial<SpeedRow> = {}): SpeedRow => ({
  row: 'landing page',
  target,
  connections: 200,
  perSecond: 100,
  cpuMicroseconds: 10,
  median: 1,
  p99: 2,
  bytesPerAnswer: 100,
  memoryBytes: 1_048_576,
  failed: 0,
  ...given,
});

const growth = (publications: number, given: Partial<Growth> = {}): Growth => ({
  publications,
  startSeconds: 1,
  startFromDiskSeconds: 0.5,
  memoryBytes: 200 * 1_048_576,
  memoryWhileIndexingBytes: 300 * 1_048_576,
  firstRenderMs: Object.fromEntries(pageKinds.map((kind) => [kind, 5])) as Record<PageKind, number>,
  visibleMedianMs: 100,
  visibleP95Ms: 200,
  ...given,
});

it('says speed as a part of what nginx does with the same bytes, and what failed', () => {
  const table = speedTable([
    speed('nginx, same bytes', { perSecond: 200 }),
    speed('this site', { perSecond: 130, cpuMicroseconds: 15, failed: 3 }),
  ]);
  expect(table.split('\n').at(-1)).toBe(
    '| landing page | 200 | this site | 130 | 65 | 1.00 | 2.0 | 15 | 1.5 | 100 | 1 | 3 |',
  );
});

it('says nothing of what gave no answer', () => {
  const none = { median: NaN, p99: NaN, cpuMicroseconds: Infinity, bytesPerAnswer: NaN };
  const table = speedTable([speed('Ghost', { ...none, perSecond: 0 })]);
  expect(table.split('\n').at(-1)).toBe(
    '| landing page | 200 | Ghost | 0 | – | – | – | – | – | – | 1 | 0 |',
  );
});

it('says what could not be asked for, what is left out, and where answers failed', () => {
  const report = reportOf(
    {
      measured: [speed('this site', { failed: 3 })],
      lacking: [
        { row: '304', target: 'Next' },
        { row: '304', target: 'Ghost' },
        { row: 'document', target: 'Next' },
      ],
      leftOut: [{ name: 'WordPress', why: 'it did not start' }],
    },
    [],
  );
  expect(report).toContain(
    '\n\nNot there to be asked for: 304 of Next, Ghost; document of Next.\n\n',
  );
  expect(report).toContain('\n\nLeft out: WordPress, since it did not start\n\n');
  expect(report).not.toContain('first render of a publication, CPU ms');
  expect(report).toContain('\n\n**Answers failed:** landing page at 200 of this site (3).\n\n');
});

it('says what each figure grows by from one number of publications to the next', () => {
  const table = growthTable([growth(100), growth(1_000, { startSeconds: 2.5 })]);
  expect(table).toContain('|  | 100 | 1000 | 100 to 1000 |');
  expect(table).toContain('| start, s | 1.00 | 2.50 | × 2.5 |');
});

describe('the goals', () => {
  const lineOf = (goal: string, measured: SpeedRow[], sizes: Growth[] = []) =>
    goalLines(measured, sizes)
      .split('\n')
      .find((line) => line.includes(goal));
  const site = speed('this site');

  it.each([
    ['of 100 of nginx', speed('nginx, same bytes', { perSecond: 181 }), true],
    ['of 100 of nginx', speed('nginx, same bytes', { perSecond: 183 }), false],
    ['processor time', speed('nginx, same bytes', { cpuMicroseconds: 5 }), true],
    ['processor time', speed('nginx, same bytes', { cpuMicroseconds: 4.9 }), false],
    ['memoryCache', speed('Astro’s memoryCache', { perSecond: 12.5 }), true],
    ['memoryCache', speed('Astro’s memoryCache', { perSecond: 12.6 }), false],
  ])('compares with what was asked for the same: %s', (goal, other, isMet) => {
    const elsewhere = speed(other.target, { connections: 32, perSecond: 1, cpuMicroseconds: 1 });
    expect(lineOf(goal, [elsewhere, other, site])).toMatch(isMet ? /^- Met/ : /^- \*\*Missed/);
  });

  it('says by what one is missed', () => {
    const slow = { ...site, row: '404', p99: 50 };
    expect(lineOf('p99', [site, slow])).toBe(
      '- **Missed** by 1 of 2: p99 under 50 ms at 200 connections; 404 at 200 (50.0 ms).',
    );
  });

  it('leaves documents out, and says what was not measured', () => {
    expect(lineOf('p99', [{ ...site, row: 'document (250 kB)' }])).toMatch(/^- Not measured/);
    expect(lineOf('ready from disk', [], [growth(1_000)])).toMatch(/^- Not measured/);
  });

  it.each([
    ['first render', { firstRenderMs: { ...growth(1).firstRenderMs, 'whole list': 90 } }, true],
    ['first render', { firstRenderMs: { ...growth(1).firstRenderMs, theme: 10 } }, false],
    ['of memory', {}, true],
    ['of memory', { memoryWhileIndexingBytes: 350 * 1_048_576 }, false],
    ['ready from disk', { startFromDiskSeconds: 3 }, false],
    ['visible within', { visibleP95Ms: 1_000 }, false],
    ['grows faster', { startSeconds: 100 }, true],
    ['grows faster', { startSeconds: 101 }, false],
  ])('holds at ten thousand publications: %s %#', (goal, given, isMet) => {
    const sizes = [growth(100), growth(10_000, given)];
    expect(lineOf(goal, [], sizes)).toMatch(isMet ? /^- Met/ : /^- \*\*Missed/);
  });
});
