import type { Core } from '@strapi/strapi';
import { makeTable } from '../tables/own-table';
import type { Closing, ShareLink } from './share-link';

export const shareLinkTable = 'share_links';

export interface ShareLinkRow {
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

export async function makeShareLinkTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, shareLinkTable, (columns) => {
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

export function toRow(link: ShareLink) {
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

export function fromRow(row: ShareLinkRow): ShareLink {
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
