import type { Core } from '@strapi/strapi';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { inTransaction } from '../tables/own-table';
import type { AuditEntry, AuditList } from './answers';
import { eventTable, type AuditRow } from './audit-table';
import { detailsInWords } from './details-in-words';
import { eventsOf, type EventQuery } from './event-query';

const perPage = 50;

/** A page of events, the newest first. @param page from 1 */
export async function listEvents(
  strapi: Core.Strapi,
  query: EventQuery,
  page: number,
): Promise<AuditList> {
  const { rows, total, people } = await inTransaction(strapi, async (trx) => {
    const [counted] = await eventsOf(trx, query).count({ total: '*' });
    const names = await trx(eventTable).distinct('actor_name').orderBy('actor_name');
    return {
      rows: (await eventsOf(trx, query)
        .orderBy('seq', 'desc')
        .offset((page - 1) * perPage)
        .limit(perPage)) as AuditRow[],
      total: Number(counted?.total ?? 0),
      people: names.map(({ actor_name }) => String(actor_name)),
    };
  });
  const pages = Math.max(1, Math.ceil(total / perPage));
  return { rows: await entriesOf(strapi, rows), page, pages, total, people };
}

/** The latest events of one entry, the newest first. */
export async function latestEvents(strapi: Core.Strapi, query: EventQuery): Promise<AuditEntry[]> {
  const rows: AuditRow[] = await inTransaction(strapi, (trx) =>
    eventsOf(trx, query).orderBy('seq', 'desc').limit(200),
  );
  return entriesOf(strapi, rows);
}

async function entriesOf(strapi: Core.Strapi, rows: readonly AuditRow[]): Promise<AuditEntry[]> {
  const there = await existing(strapi, rows);
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor_name,
    action: row.action,
    kind: kindName(row),
    title: row.title,
    path: there.has(`${row.uid} ${row.document_id}`) ? pathOf(row) : null,
    version: row.version,
    details: detailsInWords(row.details),
  }));
}

/** `uid documentId` of those entries that are still there. */
async function existing(strapi: Core.Strapi, rows: readonly AuditRow[]): Promise<Set<string>> {
  const uids = [...new Set(rows.map(({ uid }) => uid))].filter(
    (uid): uid is string => uid !== null && uid in strapi.contentTypes,
  );
  const found = new Set<string>();
  for (const uid of uids) {
    const ids = rows.filter((row) => row.uid === uid).map(({ document_id }) => document_id);
    const where = { documentId: { $in: [...new Set(ids)] } };
    const entries = await strapi.db.query(uid).findMany({ where, select: ['documentId'] });
    for (const { documentId } of entries) found.add(`${uid} ${documentId}`);
  }
  return found;
}

/** `Publication`, or the last word of the type's own name. */
export function kindName({ uid }: Pick<AuditRow, 'uid'>): string | null {
  if (uid === null) return null;
  const word = uid.split('.').at(-1) ?? uid;
  return editableKind(uid)?.name ?? word.charAt(0).toUpperCase() + word.slice(1);
}

function pathOf({ uid, document_id }: AuditRow): string {
  const kind = editableKind(String(uid));
  return kind
    ? editPath(kind, String(document_id))
    : `/content-manager/collection-types/${uid}/${document_id}`;
}
