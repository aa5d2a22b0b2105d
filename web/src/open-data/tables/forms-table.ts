import type { Columns } from '../csv-file.ts';
import type { FormRecord } from '../record-schemas.ts';
import { joined, spaced } from './cells.ts';
import { provenanceColumns, type Provenance } from './provenance-columns.ts';

export const formColumns: Columns<FormRecord & Provenance> = {
  id: { about: 'A name that never changes', cell: ({ id }) => id },
  title: { about: 'The title', cell: ({ title }) => title },
  address: { about: 'The form’s page', cell: ({ address }) => address },
  purpose: { about: '`referral`, `guidance` or `template`', cell: ({ purpose }) => purpose },
  audience: { about: '`practitioner`, `family` or `everyone`', cell: ({ audience }) => audience },
  review_types: {
    about: 'Short names of the review types that it is for, with `; ` between them',
    cell: ({ reviewTypes }) => joined(reviewTypes.map(({ shortName }) => shortName)),
  },
  summary: { about: 'What it is for', cell: ({ summary }) => summary },
  version: { about: 'Its version, where it has one', cell: ({ version }) => version ?? '' },
  applies_from: {
    about: 'The day from which it is to be used, `YYYY-MM-DD`, where one was given',
    cell: ({ appliesFrom }) => appliesFrom ?? '',
  },
  document_addresses: {
    about: 'The address of each of its documents, with a space between them',
    cell: ({ documents }) => spaced(documents.map(({ address }) => address)),
  },
  identifier: { about: 'Its address in the API', cell: ({ identifier }) => identifier },
  ...provenanceColumns,
};
