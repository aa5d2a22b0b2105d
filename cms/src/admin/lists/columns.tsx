import { Typography } from '@strapi/design-system';
import { type EntryFacts, OnTheSite } from '../on-the-site/OnTheSite';
import { ukDay, ukMoment } from '../uk-time';

interface Header {
  name: string;
  attribute: { type: string };
  label: unknown;
  searchable?: boolean;
  sortable?: boolean;
  cellFormatter?: (row: Row, header: unknown, context: { model: string }) => unknown;
}

type Row = EntryFacts & Record<string, unknown>;

interface Columns {
  displayedHeaders: Header[];
  layout: { options?: { draftAndPublish?: boolean } };
}

const onTheSite: Header = {
  name: 'onTheSite',
  attribute: { type: 'custom' },
  label: { id: 'learning-reviews.list.on-the-site', defaultMessage: 'On the site' },
  searchable: false,
  sortable: false,
  cellFormatter: (row, _header, { model }) => <OnTheSite uid={model} entry={row} isShort />,
};

/** Dates and times as people in the UK write them, and a column that leads to the public site. */
export function editorColumns({ displayedHeaders, layout }: Columns): Columns {
  const headers = displayedHeaders.map(withUkDate);
  return {
    layout,
    displayedHeaders: layout.options?.draftAndPublish ? [...headers, onTheSite] : headers,
  };
}

function withUkDate(header: Header): Header {
  const write = { date: ukDay, datetime: ukMoment }[header.attribute.type];
  if (!write) return header;
  return {
    ...header,
    cellFormatter: (row) => {
      const value = row[header.name];
      return <Typography>{typeof value === 'string' ? write(value) : '–'}</Typography>;
    },
  };
}
