import type { Columns } from '../csv-file.ts';
import type { GroupRecord, ReviewTypeRecord, ThemeRecord } from '../record-schemas.ts';
import { joined, spaced, yesOrNo } from './cells.ts';
import { provenanceColumns, type Provenance } from './provenance-columns.ts';

export const reviewTypeColumns: Columns<ReviewTypeRecord & Provenance> = {
  id: { about: 'A name that never changes', cell: ({ id }) => id },
  short_name: { about: 'Such as `SAR`', cell: ({ shortName }) => shortName },
  full_name: { about: 'Such as `Safeguarding Adult Reviews`', cell: ({ fullName }) => fullName },
  other_names: {
    about: 'Names that it has had or will have, with `; ` between them',
    cell: ({ otherNames }) =>
      joined(
        otherNames.map(({ shortName, fullName }) =>
          shortName ? `${fullName} (${shortName})` : fullName,
        ),
      ),
  },
  address: { about: 'The type’s page', cell: ({ address }) => address },
  summary: { about: 'What such a review is', cell: ({ summary }) => summary },
  lead_body: {
    about: 'Who is responsible for such reviews, where it is told',
    cell: ({ leadBody }) => leadBody ?? '',
  },
  group_ids: {
    about: 'The `id` of each group that handles it, with a space between them',
    cell: ({ groups }) => spaced(groups),
  },
  is_active: {
    about: '`yes` where new reviews of this type are started, else `no`',
    cell: ({ isActive }) => yesOrNo(isActive),
  },
  identifier: { about: 'Its address in the API', cell: ({ identifier }) => identifier },
  ...provenanceColumns,
};

export const themeColumns: Columns<ThemeRecord & Provenance> = {
  id: { about: 'A name that never changes', cell: ({ id }) => id },
  name: { about: 'The theme', cell: ({ name }) => name },
  definition: { about: 'What is meant by it', cell: ({ definition }) => definition },
  address: { about: 'The theme’s page', cell: ({ address }) => address },
  identifier: { about: 'Its address in the API', cell: ({ identifier }) => identifier },
  ...provenanceColumns,
};

export const groupColumns: Columns<GroupRecord & Provenance> = {
  id: { about: 'A name that never changes', cell: ({ id }) => id },
  name: { about: 'The group', cell: ({ name }) => name },
  short_name: {
    about: 'Its short name, where it has one',
    cell: ({ shortName }) => shortName ?? '',
  },
  local_name: {
    about: 'What it is called locally, where that is something else',
    cell: ({ localName }) => localName ?? '',
  },
  remit: { about: 'What it does', cell: ({ remit }) => remit },
  address: { about: 'Its own site, where it has one', cell: ({ address }) => address ?? '' },
  identifier: { about: 'Its address in the API', cell: ({ identifier }) => identifier },
  ...provenanceColumns,
};
