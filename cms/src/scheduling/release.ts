import type { EntryRef } from '../withdrawing/entry-ref';

/** What becomes of a plan. The first three wait; the others are over. */
export type ReleaseStateName =
  | 'planned'
  /** Due, and waiting for a person: `heldBecause` says for what. */
  | 'held'
  /** Due, and tried again by itself after a pause: `lastError` says what went wrong. */
  | 'failing'
  | 'done'
  | 'cancelled'
  /** Its take-down was due too, so it never went out. */
  | 'superseded';

/** The states in which a plan can still go out. */
export const waitingStates: readonly ReleaseStateName[] = ['planned', 'held', 'failing'];

export interface ReleaseItem extends EntryRef {
  title: string;
  /** Of the content when it was planned; once it is out, of what went out. */
  fingerprint: string | null;
  /** Left out, because its take-down was due too. */
  isSuperseded: boolean;
  /** Whether whoever approved it last had seen the time of its release, as it still is. */
  isTimeAgreed: boolean;
}

/** Entries that go live at one time, all or none. Times are ISO 8601, UTC, with milliseconds. */
export interface Release {
  id: string;
  title: string;
  at: string;
  state: ReleaseStateName;
  plannedById: number | null;
  plannedBy: string;
  plannedAt: string;
  timeSetAt: string;
  timeSetBy: string;
  /** Whether who may publish set the time; else it must be agreed to with each of its items. */
  isTimeAgreed: boolean;
  /** Ids of admin users. */
  wantsReceipt: number[];
  attempts: number;
  nextAttemptAt: string | null;
  lastError: string | null;
  heldBecause: string | null;
  doneAt: string | null;
  items: ReleaseItem[];
}

/** What may change of a plan once it is made. */
export type ReleaseChange = Partial<
  Omit<Release, 'id' | 'items' | 'plannedById' | 'plannedBy' | 'plannedAt'>
>;

/** Whether a release may go out now, as far as its time and its state go. */
export function isDue({ state, at, nextAttemptAt }: Release, now: Date): boolean {
  const by = now.toISOString();
  return waitingStates.includes(state) && at <= by && (nextAttemptAt ?? '') <= by;
}
