import type { DateWarning } from '../dates/date-warning';
import type { UkZone } from '../taking-down/uk-wall-clock';
import type { ReleaseStateName } from './release';

/** What the admin hears about the schedule. Times are ISO 8601, UTC; `…Uk` as a UK clock shows it. */
export interface ReleaseItemAnswer {
  uid: string;
  documentId: string;
  /** A stand-in where the entry was deleted, or is not for the person who asks to read. */
  title: string;
  kindName: string;
  /** From the admin's root; null where the person may not read the entry. */
  editPath: string | null;
  /** Whether the draft as it is now may go out. */
  isApproved: boolean;
  /** Whether somebody still has to approve it, or agree to its time. */
  needsApproval: boolean;
  /** Whether it is approved as it is now, and an approver only has to agree to its time. */
  lacksOnlyTime: boolean;
  /** When it comes down again; null where no time is set, or the person may not read the entry. */
  takeDown: Pick<TakeDownAnswer, 'at' | 'zone' | 'by'> | null;
  /** Who approved it as it is, or as it went out; null where nobody did or had to. */
  approvedBy: string | null;
}

export interface ReleaseAnswer {
  id: string;
  title: string;
  at: string;
  /** `YYYY-MM-DDTHH:mm`. */
  atUk: string;
  zone: UkZone;
  state: ReleaseStateName;
  /** Whether its time has passed and it still waits. */
  isLate: boolean;
  heldBecause: string | null;
  lastError: string | null;
  attempts: number;
  nextAttemptAt: string | null;
  plannedBy: string;
  plannedAt: string;
  /** Who set the time as it is now: whoever planned it, or moved it last. */
  timeSetBy: string;
  timeSetAt: string;
  doneAt: string | null;
  /** False while an author has set the time and no approver has agreed to it, for all of it. */
  isTimeAgreed: boolean;
  wantsReceipt: boolean;
  /** Whether the person who asks may move and cancel it. */
  mayChange: boolean;
  items: ReleaseItemAnswer[];
  warnings: DateWarning[];
}

export interface TakeDownAnswer {
  uid: string;
  documentId: string;
  title: string;
  kindName: string;
  editPath: string | null;
  at: string;
  atUk: string;
  zone: UkZone;
  by: string;
  reason: string | null;
  /** Whether its time has passed and it could not be carried out yet. Readers obey it all the same. */
  isLate: boolean;
}

/** Why nothing goes out now. */
export interface StopAnswer {
  by: string;
  at: string;
  reason: string;
}

/** `GET /editor-screens/releases`: what is late, failing or held comes first, then by time. */
export interface ScheduleAnswer {
  releases: ReleaseAnswer[];
  takeDowns: TakeDownAnswer[];
  stop: StopAnswer | null;
  /** Why the clock keeps releases back, in words; null when it is right. */
  clockHolds: string | null;
  /** Whether the person who asks may stop everything, and let it go on. */
  mayStop: boolean;
}

/** `GET /editor-screens/release-plan?uid&documentId`. */
export interface ReleasePlanAnswer {
  /** By which it is to go out; null when none is planned. */
  release: ReleaseAnswer | null;
  /** When it comes down by itself; null when no time is set. */
  takeDown: Pick<TakeDownAnswer, 'at' | 'zone' | 'by' | 'reason'> | null;
  /** When it last went out by a plan. */
  lastDone: { id: string; title: string; at: string; doneAt: string } | null;
  /** Whether the person who asks may plan it. */
  mayPlan: boolean;
  /** Whether the person who asks may publish it, so that planning it approves it where one is enough. */
  mayPublish: boolean;
  stop: StopAnswer | null;
  clockHolds: string | null;
}
