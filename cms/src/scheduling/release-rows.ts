import type { Release, ReleaseChange, ReleaseStateName } from './release';

export interface ReleaseRow {
  id: string;
  title: string;
  at: string;
  state: ReleaseStateName;
  planned_by_id: number | null;
  planned_by_name: string;
  planned_at: string;
  time_set_at: string;
  time_set_by_name: string;
  is_time_agreed: number | boolean;
  wants_receipt: string;
  attempts: number;
  next_attempt_at: string | null;
  last_error: string | null;
  held_because: string | null;
  done_at: string | null;
}

export interface ItemRow {
  release_id: string;
  position: number;
  uid: string;
  document_id: string;
  title: string;
  fingerprint: string | null;
  is_superseded: number | boolean;
  is_time_agreed: number | boolean;
}

/** How a new release is stored. */
export function rowsOf({ items, ...plan }: Release): { row: ReleaseRow; itemRows: ItemRow[] } {
  const row = {
    id: plan.id,
    planned_by_id: plan.plannedById,
    planned_by_name: plan.plannedBy,
    planned_at: plan.plannedAt,
    ...columnsOf(plan),
  } as ReleaseRow;
  const itemRows = items.map((item, position) => ({
    release_id: plan.id,
    position,
    uid: item.uid,
    document_id: item.documentId,
    title: item.title,
    fingerprint: item.fingerprint,
    is_superseded: item.isSuperseded,
    is_time_agreed: item.isTimeAgreed,
  }));
  return { row, itemRows };
}

/** The columns that a change sets; what it leaves out stays. */
export function columnsOf(change: ReleaseChange): Partial<ReleaseRow> {
  const columns = {
    title: change.title,
    at: change.at,
    state: change.state,
    time_set_at: change.timeSetAt,
    time_set_by_name: change.timeSetBy,
    is_time_agreed: change.isTimeAgreed,
    wants_receipt: change.wantsReceipt && JSON.stringify(change.wantsReceipt),
    attempts: change.attempts,
    next_attempt_at: change.nextAttemptAt,
    last_error: change.lastError,
    held_because: change.heldBecause,
    done_at: change.doneAt,
  };
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  ) as Partial<ReleaseRow>;
}

export function fromRow(row: ReleaseRow, items: ItemRow[]): Release {
  return {
    id: row.id,
    title: row.title,
    at: row.at,
    state: row.state,
    plannedById: row.planned_by_id,
    plannedBy: row.planned_by_name,
    plannedAt: row.planned_at,
    timeSetAt: row.time_set_at,
    timeSetBy: row.time_set_by_name,
    isTimeAgreed: Boolean(row.is_time_agreed),
    wantsReceipt: JSON.parse(row.wants_receipt) as number[],
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
    heldBecause: row.held_because,
    doneAt: row.done_at,
    items: items.map((item) => ({
      uid: item.uid,
      documentId: item.document_id,
      title: item.title,
      fingerprint: item.fingerprint,
      isSuperseded: Boolean(item.is_superseded),
      isTimeAgreed: Boolean(item.is_time_agreed),
    })),
  };
}
