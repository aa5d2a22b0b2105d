import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsInBlock } from './common-stems.ts';
import type { ItemRecord } from './item-record.ts';
import { SearchIndex } from './search-index.ts';

const items = rowsInBlock + 100;
let folder: string;
let index: SearchIndex;

function recordOf(row: number): ItemRecord {
  return {
    kind: 'publication',
    id: `item ${row}`,
    fingerprint: '1',
    day: 10_000 + row,
    title: row === 40 || row === items - 10 ? 'Neglect of teeth' : 'Ordinary matter',
    learning: row === 41 || row === items - 11 ? ['Name neglect.'] : [],
    summary: '',
    body: row % 3 === 0 ? 'Hoarding was seen' : 'Nothing',
    about: [],
    types: ['k3'],
    documents: [{ id: `document ${row}`, sha256: `sha of ${row}` }],
  };
}

/** More words than lists are tidied up at a time. */
const many = Array.from({ length: 600 }, (_, at) => `matter${at}`).join(' ');

const textsOf = (row: number) => {
  const words = row === 50 || row === items - 20 ? 'neglect '.repeat(30) : 'neglect of many things';
  return [{ sha256: `sha of ${row}`, pages: [{ page: 1, text: `${words} was here ${many}` }] }];
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'common-stems-'));
  index = new SearchIndex(folder);
  const all = Array.from({ length: items }, (_, at) => at + 1);
  for (let at = 0; at < items; at += 50) {
    const rows = all.slice(at, at + 50);
    index.put(rows.map((row) => ({ row, record: recordOf(row), texts: textsOf(row) })));
  }
  index.complete();
});
afterAll(() => {
  index.close();
  rmSync(folder, { recursive: true });
});

const found = (query: string) => [...index.reader.find(query, []).rows.publication];

function inLists(sql: string): unknown {
  const database = new Database(index.path, { readonly: true });
  try {
    return database.prepare(sql).pluck().all();
  } finally {
    database.close();
  }
}

describe('what many items have', () => {
  it('has lists, of items from before there were any too', () => {
    expect(inLists('SELECT stem FROM common_stem WHERE part = 0')).toEqual(
      expect.arrayContaining(['neglect', 'hoard', 'thing']),
    );
    expect(found('neglect')).toHaveLength(items);
    expect(found('hoarding')).toHaveLength(Math.floor(items / 3));
  });

  it('is found in the order of title, key learning, number in documents', () => {
    const [first, second, third, fourth, fifth, sixth] = found('neglect');
    expect([first, second]).toEqual([items - 10, 40]);
    expect([third, fourth]).toEqual([items - 11, 41]);
    expect([fifth, sixth]).toEqual([items - 20, 50]);
  });

  it('is found with what few have, as a phrase, and by what begins so', () => {
    expect(found('teeth hoarding')).toEqual([items - 10, 40].filter((row) => row % 3 === 0));
    expect(found('"name neglect"')).toEqual([items - 11, 41]);
    expect(found('"neglect hoarding"')).toEqual([]);
    expect(found('hoard*')).toEqual(found('hoarding'));
    expect(found('zqnever neglect')).toEqual([]);
  });

  it('is not found any more in what has gone, and leaves the lists', () => {
    index.remove([40, items - 11]);
    expect(found('neglect')).toHaveLength(items - 2);
    expect(found('neglect').slice(0, 2)).toEqual([items - 10, 41]);
    for (let step = 0; step < 200 && index.tidy(); step += 1);
    const [scores] = inLists(
      "SELECT scores FROM common_scores WHERE part = 0 AND block = 0 AND stem = 'neglect'",
    ) as Buffer[];
    expect([scores?.[39], scores?.[40]]).toEqual([expect.any(Number), 0]);
    expect(scores?.[39]).not.toBe(0);
    expect(inLists('SELECT row FROM gone_row')).toEqual([]);
  });

  it('has no lists left of a block from which all have gone', () => {
    index.remove(Array.from({ length: rowsInBlock }, (_, row) => row));
    for (let step = 0; step < 200 && index.tidy(); step += 1);
    expect(inLists('SELECT DISTINCT block FROM common_scores')).toEqual([1]);
    expect(found('neglect')).toHaveLength(items - rowsInBlock);
  });

  it('leaves the lists bit by bit, so that nothing else has to wait for all of them', () => {
    const row = items - 5;
    const place = (row % rowsInBlock) * 2 + 1;
    const having = () =>
      inLists(`SELECT stem FROM common_scores WHERE substr(hex(scores), ${place}, 2) <> '00'`);
    index.remove([row]);
    expect(having()).toContain('matter599');
    index.tidy();
    expect(having()).not.toContain('hoard');
    expect(having()).not.toEqual([]);
    for (let step = 0; step < 200 && index.tidy(); step += 1);
    expect(having()).toEqual([]);
  });

  it('is found in what comes later', () => {
    index.put([{ row: items + 1, record: recordOf(items + 1), texts: textsOf(items + 1) }]);
    expect(found('neglect')).toContain(items + 1);
  });

  it('does not get back into lists with what comes after it went', () => {
    const [gone, next] = [items + 2, items + 3];
    index.put([{ row: gone, record: recordOf(gone), texts: textsOf(gone) }]);
    index.remove([gone]);
    for (let step = 0; step < 200 && index.tidy(); step += 1);
    index.put([{ row: next, record: recordOf(next), texts: textsOf(next) }]);
    const [scores] = inLists(
      "SELECT scores FROM common_scores WHERE part = 0 AND block = 1 AND stem = 'neglect'",
    ) as Buffer[];
    expect(scores?.[gone % rowsInBlock]).toBe(0);
    expect(scores?.[next % rowsInBlock]).not.toBe(0);
  });
});
