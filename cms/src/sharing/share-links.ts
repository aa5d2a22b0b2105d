import type { Core } from '@strapi/strapi';
import { inTransaction, oneStatement, type Transaction } from '../tables/own-table';
import type { Closing, ShareLink } from './share-link';
import {
  fromRow,
  shareLinkTable as table,
  toRow,
  type ShareLinkRow as Row,
} from './share-link-table';

const notEnded = { revoked_at: null, closed_at: null };

/** @param madeById of the approver's account */
export async function addShareLink(
  strapi: Core.Strapi,
  link: ShareLink,
  tokenHash: string,
  madeById: number,
): Promise<void> {
  await oneStatement(strapi, (trx) =>
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
  const row = await oneStatement(strapi, (trx) => trx<Row>(table).where(where).first());
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
  const now = new Date().toISOString();
  await inTransaction(strapi, (trx) =>
    notEndedOf(trx, { id }).where('expires_at', '>', now).update(set),
  );
}

/** @returns whether it had not ended before */
export async function revokeLink(strapi: Core.Strapi, id: string, by: string): Promise<boolean> {
  const set = { revoked_at: new Date().toISOString(), revoked_by_name: by };
  return (await inTransaction(strapi, (trx) => notEndedOf(trx, { id }).update(set))) > 0;
}

/** Ends every link that has not ended. */
export async function revokeAllLinks(strapi: Core.Strapi, by: string): Promise<void> {
  const set = { revoked_at: new Date().toISOString(), revoked_by_name: by };
  await inTransaction(strapi, (trx) => notEndedOf(trx, {}).update(set));
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
  await inTransaction(strapi, (trx) => notEndedOf(trx, where).update(set));
}

/** Whatever the clock says of their time: it may be wrong, and right again later. */
function notEndedOf(trx: Transaction, where: Partial<Row>) {
  return trx<Row>(table).where({ ...where, ...notEnded });
}
