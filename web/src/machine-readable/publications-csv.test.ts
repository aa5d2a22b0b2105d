import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { withPublication } from './with-publication.ts';
import { csvColumns, publicationsCsv } from './publications-csv.ts';

const site = 'https://reviews.example';
const read = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

describe('the CSV of publications', () => {
  test('is read by a CSV parser, one row for each publication', () => {
    const rows = read(publicationsCsv(examplePublished, site));
    expect(rows.map((row) => row['id'])).toEqual(examplePublished.publications.map((p) => p.id));
  });

  test('begins with a byte order mark, so that Excel reads accents', () => {
    expect(publicationsCsv(examplePublished, site).startsWith('\uFEFFid,title,')).toBe(true);
  });

  test('gives the absolute address of the page and of every document', () => {
    const rows = read(publicationsCsv(examplePublished, site));
    for (const [index, published] of examplePublished.publications.entries()) {
      expect(rows[index]).toMatchObject({
        address: `${site}/learning-reviews/publications/${published.slug}`,
        document_addresses: published.documents
          .map((document) => `${site}/documents/${document.id}/${document.fileName}`)
          .join(' '),
      });
    }
  });

  test('names types and themes, and keeps coarse dates coarse', () => {
    const types = examplePublished.reviewTypes.slice(0, 2);
    const themes = examplePublished.themes.slice(0, 2);
    const [row] = read(
      publicationsCsv(
        withPublication({
          types: types.map((type) => type.id),
          themes: themes.map((theme) => theme.id),
          periodReviewed: { from: { year: 2019, quarter: 3 }, to: { year: 2021, quarter: null } },
        }),
        site,
      ),
    );
    expect(row).toMatchObject({
      review_types: types.map((type) => type.shortName).join('; '),
      themes: themes.map((theme) => theme.name).join('; '),
      period_from: '2019-Q3',
      period_to: '2021',
    });
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'keeps %j from being run as a formula',
    (title) => {
      const csv = publicationsCsv(withPublication({ title, summary: title }), site);
      const [row] = read(csv);
      expect(row?.['title']).toBe(`'${title}`);
      expect(row?.['summary']).toBe(`'${title}`);
    },
  );

  test('keeps quotes, commas and line breaks within their cell', () => {
    const title = 'A "quoted", long\r\ntitle';
    expect(read(publicationsCsv(withPublication({ title }), site))[0]?.['title']).toBe(title);
  });

  test('has each of its columns explained in docs/open-data.md', () => {
    const guide = readFileSync(new URL('../../../docs/open-data.md', import.meta.url), 'utf8');
    const explained = [...guide.matchAll(/^\| `([a-z_]+)` +\|/gm)].map((match) => match[1]);
    expect(explained).toEqual(Object.keys(csvColumns));
  });
});
