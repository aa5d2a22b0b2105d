import { createHash } from 'node:crypto';
import { canonicalJson } from '../sharing/canonical-json';
import type { AuditRow } from './audit-table';

/** Where the chain stands: the number and the hash of its latest row. */
export interface AuditHead {
  /** 0 before the first event. */
  seq: number;
  /** SHA-256, in hexadecimal. */
  hash: string;
}

/**
 * What stands in place of the hash before the first row, so that the chain of one database is no
 * chain of another.
 *
 * @param database the random name of the database
 */
export function firstPreviousHash(database: string): string {
  return sha256(`audit trail of ${database}`);
}

/** The hash of a row: of everything in it, and of the hash of the row before. */
export function hashOfRow(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor_id, actor_name, action, uid, document_id } = row;
  const { title, fingerprint, version, details, previous_hash } = row;
  return sha256(
    canonicalJson({
      ...{ seq, at, actor_id, actor_name, action, uid, document_id },
      ...{ title, fingerprint, version, details, previous_hash },
    }),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
