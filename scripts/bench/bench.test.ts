import { publishedLists } from '@learning-reviews/content-contract';
import { expect, it } from 'vitest';
import { quantile } from './growth.ts';
import { milliseconds, middle, type Load } from './load.ts';
import { manyPublications } from './many-publications.ts';
import { speedTable } from './report.ts';

const load = (perSecond: number, cpuMicroseconds: number): Load => ({
  perSecond,
  cpuMicroseconds,
  median: 1,
  p99: 2,
  bytesPerAnswer: 100,
  memoryBytes: 1_048_576,
  failed: 0,
});

it('makes publications that the contract accepts, each with an address of its own', () => {
  const { publications } = manyPublications(300).lists;
  for (const one of publications) expect(publishedLists.publications.parse(one)).toEqual(one);
  expect(new Set(publications.map(({ slug }) => slug)).size).toBe(300);
  expect(new Set(publications.flatMap(({ documents }) => documents.map(({ id }) => id))).size).toBe(
    300,
  );
});

it('reads times as wrk says them', () => {
  const read = (text: string) => milliseconds(`99% ${text}`, /99%\s+([\d.]+\w+)/);
  expect([read('310.00us'), read('1.20ms'), read('2.10s')]).toEqual([0.31, 1.2, 2_100]);
});

it('takes the middle round, and the part of values below which most lie', () => {
  expect(middle([load(3, 1), load(1, 1), load(2, 1)]).perSecond).toBe(2);
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(quantile([1, 2], 0.95)).toBe(2);
});

it('says speed as a part of what nginx does with the same bytes', () => {
  const of = (target: string, one: Load) => ({
    row: 'landing page',
    target,
    connections: 32,
    ...one,
  });
  const table = speedTable([
    of('nginx, same bytes', load(200, 10)),
    of('this site', load(130, 15)),
  ]);
  expect(table.split('\n').at(-1)).toBe(
    '| landing page | 32 | this site | 130 | 65 | 1.00 | 2.0 | 15 | 1.5 | 100 | 1 |',
  );
});
