import type { RunningCms } from './running-cms';

/** A row of the audit trail, with its details read. */
export interface AuditRowSeen {
  seq: number;
  at: string;
  actor_id: number | null;
  actor_name: string;
  action: string;
  uid: string | null;
  document_id: string | null;
  title: string | null;
  fingerprint: string | null;
  version: number | null;
  details: Record<string, unknown> | null;
  previous_hash: string;
  hash: string;
}

/** The audit trail as the database has it, in order. @param since leaves out what came before */
export async function auditRows(cms: RunningCms, since = 0): Promise<AuditRowSeen[]> {
  const rows = await cms.strapi.db
    .connection('audit_events')
    .where('seq', '>', since)
    .orderBy('seq');
  return rows.map((row) => ({ ...row, details: row.details && JSON.parse(row.details) }));
}

/** Does `work` while nothing can be written to the audit trail. */
export async function withoutAudit(cms: RunningCms, work: () => Promise<unknown>): Promise<void> {
  const rename = (from: string, to: string) =>
    cms.strapi.db.connection.schema.renameTable(from, to);
  await rename('audit_events', 'audit_events_away');
  try {
    await work();
  } finally {
    await rename('audit_events_away', 'audit_events');
  }
}
