import type { Published } from '../content/published.ts';
import { csvFile, type Columns } from './csv-file.ts';
import {
  formRecordOf,
  groupRecordOf,
  provenanceOf,
  publicationRecordOf,
  reviewTypeRecordOf,
  themeRecordOf,
  type Source,
} from './records.ts';
import { documentColumns, documentRows } from './tables/documents-table.ts';
import { formColumns } from './tables/forms-table.ts';
import { groupColumns, reviewTypeColumns, themeColumns } from './tables/other-tables.ts';
import type { Provenance } from './tables/provenance-columns.ts';
import { publicationColumns } from './tables/publications-table.ts';

interface CsvTable {
  /** What each row is. */
  about: string;
  columns: Columns<never>;
  /** The file, in pieces. */
  file(source: Source): AsyncGenerator<string>;
}

/** Every file for spreadsheets, by the name in its address. */
export const csvTables = {
  publications: tableOf({
    about: 'Every publication',
    columns: publicationColumns,
    entries: ({ publications }) => publications,
    rows: (one, source) => [publicationRecordOf(one, source)],
  }),
  forms: tableOf({
    about: 'Every form and guidance',
    columns: formColumns,
    entries: ({ forms }) => forms,
    rows: (one, source) => [formRecordOf(one, source)],
  }),
  documents: tableOf({
    about: 'Every file of a publication or form',
    columns: documentColumns,
    entries: ({ publications, forms }) => [...publications, ...forms],
    rows: (one, source) =>
      documentRows('purpose' in one ? formRecordOf(one, source) : publicationRecordOf(one, source)),
  }),
  'review-types': tableOf({
    about: 'Every type of review',
    columns: reviewTypeColumns,
    entries: ({ reviewTypes }) => reviewTypes,
    rows: (one, source) => [reviewTypeRecordOf(one, source)],
  }),
  themes: tableOf({
    about: 'Every learning theme',
    columns: themeColumns,
    entries: ({ themes }) => themes,
    rows: (one, source) => [themeRecordOf(one, source)],
  }),
  groups: tableOf({
    about: 'Every panel or group that handles reviews',
    columns: groupColumns,
    entries: ({ groups }) => groups,
    rows: (one, source) => [groupRecordOf(one, source)],
  }),
} as const satisfies Record<string, CsvTable>;

export type CsvTableName = keyof typeof csvTables;

export const csvTableNames = Object.keys(csvTables) as CsvTableName[];

interface TableParts<E, T> {
  about: string;
  columns: Columns<T & Provenance>;
  entries: (published: Published) => readonly E[];
  rows: (entry: E, source: Source) => readonly T[];
}

function tableOf<E, T>({ about, columns, entries, rows }: TableParts<E, T>): CsvTable {
  const file = (source: Source) => {
    const provenance = provenanceOf(source);
    const rowsOf = (entry: E) => rows(entry, source).map((row) => ({ ...row, ...provenance }));
    return csvFile(columns, entries(source.published), rowsOf);
  };
  return { about, columns, file };
}
