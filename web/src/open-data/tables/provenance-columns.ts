import type { Columns } from '../csv-file.ts';
import type { provenanceOf } from '../records.ts';

export type Provenance = ReturnType<typeof provenanceOf>;

/** In every file, since rows are copied without what stands around them. */
export const provenanceColumns = {
  publisher: { about: 'Who published it', cell: ({ publisher }) => publisher.name },
  licence: { about: 'How it may be used', cell: ({ licence }) => licence ?? '' },
} satisfies Columns<Provenance>;
