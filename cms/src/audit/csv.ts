import { pipeline, Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { stringify, type Options } from 'csv-stringify';
import { inTransaction } from '../tables/own-table';
import { ukTimeInWords } from '../taking-down/uk-wall-clock';
import { auditActions } from './actions';
import type { AuditRow } from './audit-table';
import { eventsOf, type EventQuery } from './event-query';
import { kindName } from './list-events';

const batch = 500;

const columns: Record<string, (row: AuditRow) => string | number | null> = {
  event: ({ seq }) => seq,
  'time (UTC)': ({ at }) => at,
  'time (UK)': ({ at }) => ukTimeInWords(new Date(at)),
  who: ({ actor_name }) => actor_name,
  'account number': ({ actor_id }) => actor_id,
  action: ({ action }) => auditActions[action] ?? action,
  kind: kindName,
  title: ({ title }) => title,
  type: ({ uid }) => uid,
  'entry id': ({ document_id }) => document_id,
  version: ({ version }) => version,
  fingerprint: ({ fingerprint }) => fingerprint,
  details: ({ details }) => details,
  'hash before': ({ previous_hash }) => previous_hash,
  hash: ({ hash }) => hash,
};

/** A spreadsheet would run what begins with an equals sign and the like, such as a title. */
const options: Options = { bom: true, escape_formulas: true, record_delimiter: 'windows' };

/** The events as CSV, the oldest first, read in small parts as it is sent. */
export function eventsAsCsv(strapi: Core.Strapi, query: EventQuery): Readable {
  const csv = stringify(options);
  // A fault ends the answer; unheard, it would end the process.
  pipeline(Readable.from(lines(strapi, query)), csv, () => undefined);
  return csv;
}

async function* lines(strapi: Core.Strapi, query: EventQuery) {
  yield Object.keys(columns);
  for (let last = 0; ;) {
    const rows = await rowsAfter(strapi, query, last);
    for (const row of rows) {
      yield Object.values(columns).map((cell) => cell(row));
      last = row.seq;
    }
    if (rows.length < batch) return;
  }
}

async function rowsAfter(
  strapi: Core.Strapi,
  query: EventQuery,
  last: number,
): Promise<AuditRow[]> {
  return inTransaction(strapi, (trx) =>
    eventsOf(trx, query).where('seq', '>', last).orderBy('seq').limit(batch),
  ) as Promise<AuditRow[]>;
}
