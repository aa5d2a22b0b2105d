import type { Core } from '@strapi/strapi';
import { readRevisionOfDatabase } from '../published/revision';
import { inTransaction, oneStatement } from '../tables/own-table';
import { eventTable, headTable, type AuditRow } from './audit-table';
import { firstPreviousHash, type AuditHead } from './chain';
import { checkVersions } from './check-versions';
import type { ReceiptFile } from './receipt-files';
import { readWitnesses } from './witnesses';
import { contradictions, faultOfRow } from './walk';

/** What a look at the whole audit trail came to. */
export interface TrailCheck {
  events: number;
  head: AuditHead;
  /** What is wrong, in sentences; nothing when it is whole. */
  faults: string[];
  /** What to know that is no fault. */
  notes: string[];
}

const batch = 1000;

/**
 * Looks whether anything was changed, removed, put in or moved in the audit trail: by its chain of
 * hashes, by what is remembered outside the database, and by the versions that it names. Changes
 * nothing, and may run beside the product.
 *
 * @param files receipts that were downloaded or sent
 */
export async function checkTrail(
  strapi: Core.Strapi,
  files: readonly ReceiptFile[] = [],
): Promise<TrailCheck> {
  // Before the events: what is added meanwhile contradicts nobody.
  const { witnesses, notes, faults } = await readWitnesses(strapi, files);
  const chain = await walkChain(strapi, new Set(witnesses.map(({ seq }) => seq)));
  return {
    events: chain.events,
    head: chain.last,
    notes,
    faults: [
      ...faults,
      ...chain.faults,
      ...(await headFaults(strapi)),
      ...contradictions(witnesses, chain.hashes, chain.last.seq),
      ...receiptFaults(files, chain.published),
      ...(await checkVersions(strapi, chain.versions, chain.deleted)),
    ],
  };
}

async function walkChain(strapi: Core.Strapi, remembered: ReadonlySet<number>) {
  const { database } = await readRevisionOfDatabase(strapi, 'site');
  let last: AuditHead = { seq: 0, hash: firstPreviousHash(database) };
  const hashes = new Map([[last.seq, last.hash]]);
  const faults: string[] = [];
  const published = new Set<string>();
  const versions = new Map<string, { seq: number; fingerprint: string }>();
  const deleted = new Set<string>();
  let events = 0;
  for (;;) {
    const rows = await rowsAfter(strapi, last.seq);
    if (rows.length === 0) return { events, last, hashes, faults, published, versions, deleted };
    for (const row of rows) {
      const { seq, hash, uid, document_id, fingerprint, version } = row;
      const fault = faultOfRow(row, last);
      if (fault) faults.push(fault);
      if (remembered.has(seq)) hashes.set(seq, hash);
      const entry = `${uid} ${document_id}`;
      if (row.action === 'published') published.add(`${entry} ${fingerprint}`);
      if (row.action === 'deleted') deleted.add(entry);
      if (fingerprint && version) versions.set(`${entry} ${version}`, { seq, fingerprint });
      last = { seq, hash };
      events += 1;
    }
  }
}

async function rowsAfter(strapi: Core.Strapi, seq: number): Promise<AuditRow[]> {
  return oneStatement(strapi, (trx) =>
    trx<AuditRow>(eventTable).where('seq', '>', seq).orderBy('seq').limit(batch),
  );
}

/** The end as the database notes it must be that of its last event. */
async function headFaults(strapi: Core.Strapi): Promise<string[]> {
  return inTransaction(strapi, async (trx) => {
    const head: AuditHead | undefined = await trx(headTable)
      .where({ id: 1 })
      .forUpdate()
      .first('seq', 'hash');
    if (!head) return ['The table audit_head is empty.'];
    const last: AuditHead | undefined = await trx(eventTable)
      .orderBy('seq', 'desc')
      .first('seq', 'hash');
    const isEnd = head.seq === (last?.seq ?? 0) && (!last || head.hash === last.hash);
    if (isEnd) return [];
    return [
      `The trail should end with event ${head.seq}, and ends with event ${last?.seq ?? 0}: events were taken out of its end, or put in there.`,
    ];
  });
}

function receiptFaults(files: readonly ReceiptFile[], published: ReadonlySet<string>): string[] {
  return files.flatMap(({ name, items }) =>
    items
      .filter(({ uid, documentId, fingerprint }) => {
        return fingerprint && !published.has(`${uid} ${documentId} ${fingerprint}`);
      })
      .map(({ path, documentId }) => {
        return `${name} says that ${path ?? documentId} was published with a content that no event names.`;
      }),
  );
}
