import type { Columns } from '../csv-file.ts';
import type { DocumentRecord, FormRecord, PublicationRecord } from '../record-schemas.ts';
import { yesOrNo } from './cells.ts';
import { provenanceColumns, type Provenance } from './provenance-columns.ts';

interface Row {
  document: DocumentRecord;
  partOf: string;
}

export const documentColumns: Columns<Row & Provenance> = {
  id: { about: 'A name that never changes', cell: ({ document }) => document.id },
  title: { about: 'The title', cell: ({ document }) => document.title },
  address: {
    about: 'Where the file is, while its publication or form is public',
    cell: ({ document }) => document.address,
  },
  part_of: {
    about: 'The `identifier` of the publication or form that it belongs to',
    cell: ({ partOf }) => partOf,
  },
  format: {
    about: '`PDF`, `Word`, `Spreadsheet`, `Slides`, `PNG` or `JPEG`',
    cell: ({ document }) => document.format,
  },
  media_type: { about: 'The same for programs', cell: ({ document }) => document.mediaType },
  bytes: { about: 'Its size', cell: ({ document }) => String(document.bytes) },
  pages: {
    about: 'How many pages it has; empty where the file does not say',
    cell: ({ document }) => (document.pages === null ? '' : String(document.pages)),
  },
  language: {
    about: 'A language tag of BCP 47, such as `en` or `cy`',
    cell: ({ document }) => document.language,
  },
  is_accessible: {
    about: '`yes` where it was checked for assistive technology, else `no`',
    cell: ({ document }) => yesOrNo(document.isAccessible),
  },
  sha256: {
    about: 'SHA-256 of the file, in hexadecimal',
    cell: ({ document }) => document.sha256,
  },
  ...provenanceColumns,
};

/** The documents of one publication or form. */
export function documentRows({ identifier, documents }: PublicationRecord | FormRecord): Row[] {
  return documents.map((document) => ({ document, partOf: identifier }));
}
