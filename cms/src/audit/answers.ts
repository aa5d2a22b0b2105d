import type { AuditAction } from './actions';

/** What the admin is told of an event. */
export interface AuditEntry {
  /** From 1, without a gap. */
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  actor: string;
  action: AuditAction;
  /** `Publication`, `Form` and so on; null for what is done to no entry. */
  kind: string | null;
  /** As it was then. */
  title: string | null;
  /** Where the entry is edited, from the admin's root; null when it is gone. */
  path: string | null;
  /** Of the entry's versions. */
  version: number | null;
  /** More of it, each in words. */
  details: string[];
}

/** A page of events, the newest first. */
export interface AuditList {
  rows: AuditEntry[];
  page: number;
  pages: number;
  total: number;
  /** Everyone who has done something, in the order of their names. */
  people: string[];
}
