import type { ApprovalState } from './approval-rows';
import type { ApprovalRule, Persons } from './rules';

/** How the latest request of an entry stands. Times are ISO 8601, UTC. */
export interface RequestAnswer {
  state: ApprovalState;
  /** Null where an approver approved what nobody had asked about. */
  askedBy: string | null;
  askedAt: string;
  note: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  /** Whether the person who reads this asked. */
  isOwn: boolean;
  /** Whether the draft is another one by now. */
  hasChangedSince: boolean;
}

/** What the edit screen shows about approval, and what the person who reads it may do. */
export interface ApprovalAnswer {
  persons: Persons;
  /** Of the draft as it is; whoever decides sends it along. */
  fingerprint: string;
  /** Whether the public has exactly this. */
  isLive: boolean;
  /** Whether the public has another version of it. */
  hasLive: boolean;
  request: RequestAnswer | null;
  /** Whether the draft as it is may go out. */
  approved: boolean;
  mayAsk: boolean;
  mayApprove: boolean;
  maySendBack: boolean;
  mayTakeBack: boolean;
  /** Why somebody who approves others may not approve this; null otherwise. */
  whyNot: string | null;
}

/** What an approver sees of a draft beside its differences from what is live. */
export interface LookAnswer {
  /** Of the draft as it is shown here. */
  fingerprint: string;
  /** What was approved last, where that is neither this nor what is live. */
  approvedBefore: ApprovedBefore | null;
  documents: DocumentAnswer[];
  /**
   * What is left empty, and what the checks hold back; while there is any, it can be sent back but
   * not approved.
   */
  heldBack: HeldBackAnswer[];
  /** How many names in its documents nobody has said anything about. */
  namesToTick: number;
  /** Why else it could not be published as it is, once nothing is held back; null where it could. */
  problem: string | null;
}

/** An approval of another version of an entry than its draft. */
export interface ApprovedBefore {
  by: string;
  /** ISO 8601, UTC. */
  at: string;
  /** The number of what was approved, in the history of the entry. */
  version: number;
}

/** One thing that keeps a draft back. */
export interface HeldBackAnswer {
  /** Of the document, which `why` goes on from; null for what stands in the page itself. */
  title: string | null;
  why: string;
}

export interface DocumentAnswer {
  title: string;
  fileName: string | null;
  /** Opens the file for a while, from the root of the CMS; null where there is none. */
  path: string | null;
  format: string | null;
  pages: number | null;
  bytes: number | null;
  language: string | null;
  isAccessible: boolean;
}

/** One line of the home screen. */
export interface WaitingItem {
  title: string;
  kindName: string;
  /** From the admin's root. */
  editPath: string;
  askedBy: string | null;
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** What the one who asked said, or why it was sent back. */
  note: string | null;
}

export interface WaitingAnswer {
  /** What the person who reads this can decide about; for others, what they asked about. */
  waiting: WaitingItem[];
  /** What this person asked about and was sent back. */
  sentBack: WaitingItem[];
}

export interface RulesAnswer {
  rules: ApprovalRule[];
  mayChange: boolean;
}
