import { errors } from '@strapi/utils';
import type { Transaction } from '../tables/own-table';
import { ukMoments } from '../taking-down/uk-wall-clock';
import { auditActions, type AuditAction } from './actions';
import { eventTable, type AuditRow } from './audit-table';

/** Which events somebody asks for. */
export interface EventQuery {
  /** Types whose entries the person may read. */
  uids: readonly string[];
  documentId?: string;
  /** Somewhere in the title. */
  words?: string;
  person?: string;
  action?: AuditAction;
  /** ISO 8601, UTC; the second is no part of it. */
  from?: string;
  until?: string;
}

/**
 * Reads what is asked for from the query of an address. Days are of the UK, and the last is a part
 * of it.
 *
 * @throws ValidationError (400) for a day that is none
 */
export function readEventQuery(
  query: Record<string, unknown>,
  uids: readonly string[],
): EventQuery {
  const text = (name: string) => String(query[name] ?? '').trim() || undefined;
  const action = text('action');
  return {
    uids,
    documentId: text('documentId'),
    words: text('words')?.slice(0, 200),
    person: text('person'),
    action: action && action in auditActions ? (action as AuditAction) : undefined,
    from: startOf(text('from')),
    until: startOf(dayAfter(text('to'))),
  };
}

/** Events of entries that the person may read, and those that are of no entry. */
export function eventsOf(trx: Transaction, query: EventQuery) {
  const { uids, documentId, words, person, action, from, until } = query;
  const found = trx<AuditRow>(eventTable).where((one) => {
    void one.whereIn('uid', [...uids]);
    if (!documentId) void one.orWhereNull('uid');
  });
  if (documentId) void found.where('document_id', documentId);
  if (words) void found.whereRaw(`LOWER(title) LIKE ? ESCAPE '!'`, [`%${escapeLike(words)}%`]);
  if (person) void found.where('actor_name', person);
  if (action) void found.where('action', action);
  if (from) void found.where('at', '>=', from);
  if (until) void found.where('at', '<', until);
  return found;
}

/** In lower case, with what LIKE takes for a wildcard escaped. */
function escapeLike(words: string): string {
  return words.toLowerCase().replace(/[!%_]/g, '!$&');
}

function startOf(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const [midnight] = ukMoments(`${day}T00:00`) ?? [];
  if (midnight) return midnight.at.toISOString();
  throw new errors.ValidationError('Give a day, such as 26/11/2026.');
}

function dayAfter(day: string | undefined): string | undefined {
  const midnight = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return day;
  return new Date(midnight + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
