import type { Core } from '@strapi/strapi';
import { hasDrafts } from '../../saving/load-entry';
import { fingerprintOf } from './fingerprint';
import { readLedger, type LedgerEntry } from './ledger';

export interface DemonstrationItem {
  uid: string;
  documentId: string;
  /** What editors call it: "Publication". */
  kind: string;
  title: string;
  /** Whether somebody changed it since it was loaded. */
  isEdited: boolean;
}

export interface DemonstrationStatus {
  isLoaded: boolean;
  items: DemonstrationItem[];
}

interface Draft {
  documentId: string;
  updatedAt: string;
  [field: string]: unknown;
}

/** Lists what is left of the demonstration. Nothing is left before it is loaded, or once removed. */
export async function demonstrationStatus(strapi: Core.Strapi): Promise<DemonstrationStatus> {
  const ledger = await readLedger(strapi);
  if (!ledger || ledger.state === 'removed') return { isLoaded: false, items: [] };
  const items: DemonstrationItem[] = [];
  for (const uid of new Set(ledger.entries.map((entry) => entry.uid))) {
    const entries = ledger.entries.filter((entry) => entry.uid === uid);
    items.push(...(await itemsOf(strapi, uid, entries)));
  }
  return { isLoaded: ledger.entries.length > 0 || ledger.files.length > 0, items };
}

async function itemsOf(
  strapi: Core.Strapi,
  uid: string,
  entries: LedgerEntry[],
): Promise<DemonstrationItem[]> {
  const documentIds = entries.map(({ documentId }) => documentId);
  const onlyDrafts = hasDrafts(strapi, uid) ? { publishedAt: null } : {};
  const where = { documentId: { $in: documentIds }, ...onlyDrafts };
  const drafts: Draft[] = await strapi.db.query(uid).findMany({ where });
  const kind = String(strapi.contentTypes[uid as never]?.['info']?.['displayName'] ?? uid);
  const items: DemonstrationItem[] = [];
  for (const draft of drafts) {
    const entry = entries.find(({ documentId }) => documentId === draft.documentId);
    if (!entry) continue;
    const isEdited = await hasChanged(strapi, entry, draft);
    items.push({ uid, documentId: draft.documentId, kind, title: titleOf(draft), isEdited });
  }
  return items;
}

async function hasChanged(strapi: Core.Strapi, entry: LedgerEntry, draft: Draft): Promise<boolean> {
  if (new Date(draft.updatedAt).toISOString() === entry.updatedAt) return false;
  const now = await fingerprintOf(strapi, entry.uid, entry.documentId);
  return now?.fingerprint !== entry.fingerprint;
}

function titleOf(draft: Draft): string {
  const { title, fullName, name, partnershipName, from } = draft;
  return String(title ?? fullName ?? name ?? partnershipName ?? from ?? draft.documentId);
}
