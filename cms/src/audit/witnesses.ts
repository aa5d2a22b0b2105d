import type { Core } from '@strapi/strapi';
import { readRevisionOfDatabase } from '../published/revision';
import { receiptTable } from '../receipts/receipt-rows';
import { oneStatement } from '../tables/own-table';
import { headsFile, readHeads } from './heads-file';
import type { ReceiptFile } from './receipt-files';
import type { Witness } from './walk';

interface Remembered {
  witnesses: Witness[];
  faults: string[];
  notes: string[];
}

/** Whatever remembers a hash of the trail: the file of its ends, the receipts here, and files. */
export async function readWitnesses(
  strapi: Core.Strapi,
  files: readonly ReceiptFile[],
): Promise<Remembered> {
  const kept = await keptHeads(strapi);
  const ofFiles = files.flatMap(({ name, audit }) => (audit ? [{ ...audit, name }] : []));
  const empty = files.filter(({ audit }) => !audit);
  return {
    witnesses: [...kept.witnesses, ...(await receiptsHere(strapi)), ...ofFiles],
    faults: kept.faults,
    notes: [
      ...kept.notes,
      ...empty.map(({ name }) => `${name} names no event yet. Download that receipt again.`),
    ],
  };
}

async function keptHeads(strapi: Core.Strapi): Promise<Remembered> {
  const { database } = await readRevisionOfDatabase(strapi, 'site');
  const { heads, unreadable } = await readHeads();
  const witnesses = heads
    .filter((head) => head.database === database)
    .map(({ seq, hash }) => ({ seq, hash, name: headsFile() }));
  const faults =
    unreadable > 0 ? [`${headsFile()} has lines that cannot be read: ${unreadable}.`] : [];
  const first = witnesses[0]?.seq;
  const notes =
    first === 0
      ? []
      : [
          `${headsFile()} remembers nothing before event ${first ?? 'now'}: it was begun again then. An older copy of it, or a receipt, vouches for what came before.`,
        ];
  return { witnesses, faults, notes };
}

async function receiptsHere(strapi: Core.Strapi): Promise<Witness[]> {
  const rows: { id: string; audit_seq: number; audit_hash: string }[] = await oneStatement(
    strapi,
    (trx) => trx(receiptTable).whereNotNull('audit_seq').select('id', 'audit_seq', 'audit_hash'),
  );
  return rows.map(({ id, audit_seq, audit_hash }) => {
    return { seq: Number(audit_seq), hash: audit_hash, name: `the receipt ${id}` };
  });
}
