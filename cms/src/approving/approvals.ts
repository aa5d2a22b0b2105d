import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';

export type ApprovalState = 'waiting' | 'approved' | 'sent-back' | 'taken-back' | 'overtaken';

/** One request for approval, and what came of it. Times are ISO 8601, UTC, with milliseconds. */
export interface Approval extends EntryRef {
  id: string;
  /** Of the content that was asked about; once decided, of the content that was decided about. */
  fingerprint: string;
  /** The version of the history that had this content. */
  version: number;
  state: ApprovalState;
  /** How many persons the approval counts for: 2 when the approver had no part in the content. */
  persons: 1 | 2;
  askedById: number | null;
  askedByName: string;
  askedAt: string;
  note: string | null;
  decidedById: number | null;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
}

/**
 * How many persons it takes to make this content public: the strictest that is asked of it, of
 * what is live, and of what somebody asked about since.
 *
 * @param content of the entry, of which the kind counts
 */
export async function personsNeeded(
  _strapi: Core.Strapi,
  _entry: EntryRef,
  _content: { kind?: unknown },
): Promise<1 | 2> {
  throw new Error('Not written yet.');
}

/**
 * The approval under which exactly this content may go out now, by as many persons as it takes.
 *
 * @returns null when there is none
 */
export async function findApproval(
  _strapi: Core.Strapi,
  _entry: EntryRef,
  _fingerprint: string,
): Promise<Approval | null> {
  throw new Error('Not written yet.');
}
