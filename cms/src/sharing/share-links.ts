import type { Core } from '@strapi/strapi';
import { inTransaction, makeTable, type Transaction } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';

const table = 'share_links';

/** A link by which a named outsider reads one version of one draft. Times are ISO 8601, UTC. */
export interface ShareLink extends EntryRef {
  id: string;
  /** The digest of what was shared. */
  version: string;
  /** Public ids of the documents that may be read through it. */
  offered: string[];
  recipient: string;
  purpose: string;
  /** The name of the approver who made it. */
  madeBy: string;
  madeAt: string;
  worksUntil: string;
  revokedAt: string | null;
  revokedBy: string | null;
  /** When the entry was published or deleted. */
  closedAt: string | null;
  closedBecause: Closing | null;
}

export type Closing = 'published' | 'deleted';

export type LinkEnd = Closing | 'revoked' | 'expired';

interface Row {
  id: string;
  token_hash: string;
  uid: string;
  document_id: string;
  version: string;
  offered: string;
  recipient: string;
  purpose: string;
  created_by_id: number;
  created_by_name: string;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
  revoked_by_name: string | null;
  closed_at: string | null;
  closed_because: Closing | null;
}

const notEnded = { revoked_at: null, closed_at: null };

export async function makeShareLinkTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('id').primary();
    columns.string('token_hash').notNullable().unique();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('version').notNullable();
    columns.text('offered').notNullable();
    columns.text('recipient').notNullable();
    columns.text('purpose').notNullable();
    columns.integer('created_by_id').notNullable();
    columns.text('created_by_name').notNullable();
    columns.string('created_at').notNullable();
    columns.string('expires_at').notNullable();
    columns.string('revoked_at');
    columns.text('revoked_by_name');
    columns.string('closed_at');
    columns.string('closed_because');
    columns.index(['uid', 'document_id']);
    columns.index(['created_at']);
  });
}

/** Why a link works no more; null while it works. What ended it first counts. */
export function endOf(link: ShareLink, now: Date): LinkEnd | null {
  const at = now.toISOString();
  if (link.revokedAt && link.revokedAt < link.worksUntil) return 'revoked';
  if (link.closedAt && link.closedAt < link.worksUntil) return link.closedBecause ?? 'published';
  return link.worksUntil <= at ? 'expired' : null;
}

/** A short name of a link, to tell it by without its token: `4F2A91C0`. */
export function linkNumber({ id }: Pick<ShareLink, 'id'>): string {
  return id.slice(0, 8).toUpperCase();
}

/** @param madeById of the approver's account */
export async function addShareLink(
  strapi: Core.Strapi,
  link: ShareLink,
  tokenHash: string,
  madeById: number,
): Promise<void> {
  await inTransaction(strapi, (trx) =>
    trx(table).insert({ ...toRow(link), token_hash: tokenHash, created_by_id: madeById }),
  );
}

export async function findByTokenHash(
  strapi: Core.Strapi,
  tokenHash: string,
): Promise<ShareLink | null> {
  return findLink(strapi, { token_hash: tokenHash });
}

export async function findById(strapi: Core.Strapi, id: string): Promise<ShareLink | null> {
  return findLink(strapi, { id });
}

async function findLink(strapi: Core.Strapi, where: Partial<Row>): Promise<ShareLink | null> {
  const row = await inTransaction(strapi, (trx) => trx<Row>(table).where(where).first());
  return row ? fromRow(row) : null;
}

export interface LinkQuery {
  uids: readonly string[];
  /** Only those of this entry. */
  documentId?: string;
  /** Only those that work, or that work no more. */
  show?: 'working' | 'ended';
  now: Date;
  start: number;
  limit: number;
}

/** The newest first, and how many there are in all. */
export async function listLinks(
  strapi: Core.Strapi,
  query: LinkQuery,
): Promise<{ links: ShareLink[]; total: number }> {
  return inTransaction(strapi, async (trx) => {
    const [counted] = await matching(trx, query).count({ total: '*' });
    const rows = await matching(trx, query)
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .offset(query.start)
      .limit(query.limit);
    return { links: (rows as Row[]).map(fromRow), total: Number(counted?.total ?? 0) };
  });
}

function matching(trx: Transaction, { uids, documentId, show, now }: LinkQuery) {
  const found = trx<Row>(table).whereIn('uid', [...uids]);
  if (documentId !== undefined) void found.where('document_id', documentId);
  if (show === 'working') void found.where(notEnded).where('expires_at', '>', now.toISOString());
  if (show === 'ended') {
    void found.where((ended) => {
      void ended
        .whereNotNull('revoked_at')
        .orWhereNotNull('closed_at')
        .orWhere('expires_at', '<=', now.toISOString());
    });
  }
  return found;
}

/** Sets what is shared: the version that the approver has before them, and its documents. */
export async function shareVersion(
  strapi: Core.Strapi,
  id: string,
  version: string,
  offered: readonly string[],
): Promise<void> {
  const set = { version, offered: JSON.stringify(offered) };
  await inTransaction(strapi, (trx) => working(trx, { id }).update(set));
}

export async function revokeLink(strapi: Core.Strapi, id: string, by: string): Promise<void> {
  const set = { revoked_at: new Date().toISOString(), revoked_by_name: by };
  await inTransaction(strapi, (trx) => working(trx, { id }).update(set));
}

/**
 * Ends every link to a draft. Call it in the transaction that publishes or deletes the entry: both
 * happen, or neither.
 */
export async function closeShareLinks(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  because: Closing = 'published',
): Promise<void> {
  const set = { closed_at: new Date().toISOString(), closed_because: because };
  const where = { uid, document_id: documentId };
  await inTransaction(strapi, (trx) => working(trx, where).update(set));
}

function working(trx: Transaction, where: Partial<Row>) {
  const now = new Date().toISOString();
  return trx<Row>(table)
    .where({ ...where, ...notEnded })
    .where('expires_at', '>', now);
}

function toRow(link: ShareLink) {
  return {
    id: link.id,
    uid: link.uid,
    document_id: link.documentId,
    version: link.version,
    offered: JSON.stringify(link.offered),
    recipient: link.recipient,
    purpose: link.purpose,
    created_by_name: link.madeBy,
    created_at: link.madeAt,
    expires_at: link.worksUntil,
    revoked_at: link.revokedAt,
    revoked_by_name: link.revokedBy,
    closed_at: link.closedAt,
    closed_because: link.closedBecause,
  };
}

function fromRow(row: Row): ShareLink {
  return {
    id: row.id,
    uid: row.uid,
    documentId: row.document_id,
    version: row.version,
    offered: JSON.parse(row.offered) as string[],
    recipient: row.recipient,
    purpose: row.purpose,
    madeBy: row.created_by_name,
    madeAt: row.created_at,
    worksUntil: row.expires_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by_name,
    closedAt: row.closed_at,
    closedBecause: row.closed_because,
  };
}
