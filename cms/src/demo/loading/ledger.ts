import type { Core } from '@strapi/strapi';

export interface LedgerEntry {
  /** `<folder>/<name>` of the content file. */
  key: string;
  uid: string;
  documentId: string;
  /** The draft's own time of change when it was stored; an equal time needs no closer look. */
  updatedAt: string;
  /** What was stored, as a hash, so that a later edit can be told. */
  fingerprint: string;
}

export interface LedgerFile {
  key: string;
  id: number;
}

/** What the demonstration has stored: the one way to find all of it again. */
export interface Ledger {
  state: 'loading' | 'loaded' | 'removing' | 'removed';
  entries: LedgerEntry[];
  files: LedgerFile[];
}

const place = { type: 'core', key: 'demonstration' } as const;

/** @returns null when no demonstration was ever loaded into this database */
export async function readLedger(strapi: Core.Strapi): Promise<Ledger | null> {
  return ((await strapi.store?.get(place)) as Ledger | null) ?? null;
}

/** Call it in the transaction of the change that it notes, so that neither is there alone. */
export async function writeLedger(strapi: Core.Strapi, ledger: Ledger): Promise<void> {
  await strapi.store?.set({ ...place, value: ledger });
}
