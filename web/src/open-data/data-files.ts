import { addresses } from '@learning-reviews/content-contract';
import { csvTableNames, csvTables } from './csv-tables.ts';

interface DataFile {
  /** What it holds. */
  name: string;
  /** The media type. */
  type: string;
  href: string;
}

/** Every file that holds a whole list, or all of them. */
export const dataFiles: readonly DataFile[] = [
  ...csvTableNames.map((name) => ({
    name: csvTables[name].about,
    type: 'text/csv',
    href: addresses.openDataTable(name),
  })),
  { name: 'All of it', type: 'application/json', href: addresses.everythingAsJson },
];
