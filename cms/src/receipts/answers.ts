import type { ItemState, ReceiptState } from './receipt-rows';

/** The proof of what went out. Times are ISO 8601, UTC, with milliseconds. */
export interface ReceiptAnswer {
  id: string;
  /** Null for what a person published at once. */
  releaseId: string | null;
  /** When it should have gone out, when it did, and when the public saw all that was looked at. */
  dueAt: string;
  doneAt: string;
  seenAt: string | null;
  state: ReceiptState;
  /** What was wrong at the last look, in words. */
  fault: string | null;
  /** Scheme, host and port of the public site. */
  site: string;
  items: ReceiptItemAnswer[];
  /** How many things were seen, and what kinds of things the CMS does not look at, in words. */
  seen: number;
  notLookedAt: string[];
  /** How many more things went out that the person who asks may not read. */
  others: number;
  /** The end of the audit trail once the release was in it; null for a moment after it. */
  audit: { seq: number; hash: string } | null;
}

/** All hashes are SHA-256 in hexadecimal. */
export interface ReceiptItemAnswer {
  uid: string;
  documentId: string;
  state: ItemState;
  seenAt: string | null;
  /** Of its page, from the first slash; null for what has none. */
  path: string | null;
  /** Of the content that was approved, as the audit trail names it. */
  fingerprint: string | null;
  /** Of what the public reads of it, as its page names it. */
  contentSha256: string | null;
  documents: { path: string; sha256: string; seenAt: string | null }[];
}
